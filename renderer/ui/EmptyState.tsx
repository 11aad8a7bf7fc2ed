// An honest empty place: one sentence and the next step.
import { Stack, Text } from "@mantine/core";
import type { ReactNode } from "react";

export interface EmptyStateProps {
  /** One sentence. */
  text: string;
  /** The next step: a button or two. */
  action?: ReactNode;
  icon?: ReactNode;
}

export function EmptyState({ text, action, icon }: EmptyStateProps) {
  return (
    <Stack
      align="center"
      justify="center"
      gap="sm"
      p="xl"
      mih="10rem"
      w="100%"
      style={{ alignSelf: "start" }}
    >
      {icon}
      <output>
        <Text c="dimmed" ta="center" maw="30rem">
          {text}
        </Text>
      </output>
      {action}
    </Stack>
  );
}
