// A sentence that deserves a look.
import { Text } from "@mantine/core";
import { IconAlertTriangle } from "@tabler/icons-react";
import classes from "../Import.module.css";

export const Look = ({ text }: { text: string }) => (
  <Text size="sm" mt={4} component="output" display="block">
    <IconAlertTriangle size={15} className={classes.look} aria-hidden /> {text}
  </Text>
);
