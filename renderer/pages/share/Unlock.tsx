// A protected file asks for its passphrase; a wrong one is said at the field.
import { Button, Group, Text, TextInput, Title } from "@mantine/core";
import { IconLock } from "@tabler/icons-react";
import { useEffect, useRef, useState } from "react";
import { t } from "../../words.ts";
import { useTask } from "../import/longTask.ts";
import { Middle } from "../import/Middle.tsx";
import type { Session } from "./session.ts";
import classes from "./Share.module.css";

export function Unlock({ session }: { session: Session }) {
  const { state, error } = useTask(session.tasks.preview);
  const [text, setText] = useState("");
  const [refused, setRefused] = useState("");
  const field = useRef<HTMLInputElement>(null);
  useEffect(() => field.current?.focus(), []);
  const wrong = state === "failed" && error?.code === "shared-wrong-passphrase" && refused === text;
  return (
    <Middle label={t("ui.share.unlock.title")}>
      <form
        className={classes.unlock}
        onSubmit={(event) => {
          event.preventDefault();
          if (text === "") return;
          setRefused(text);
          void session.unlock(text);
        }}
      >
        <Group gap="xs">
          <IconLock size={20} aria-hidden />
          <Title order={2}>{t("ui.share.unlock.title")}</Title>
        </Group>
        <Text c="dimmed">{t("ui.share.unlock.lead")}</Text>
        <TextInput
          type="password"
          label={t("ui.share.unlock.field")}
          value={text}
          onChange={(event) => setText(event.currentTarget.value)}
          error={wrong ? error.text : undefined}
          autoComplete="off"
          ref={field}
          className={classes.secret}
        />
        <Button type="submit" loading={state === "running"} disabled={text === ""} className={classes.fit}>
          {t("ui.share.unlock.go")}
        </Button>
      </form>
    </Middle>
  );
}
