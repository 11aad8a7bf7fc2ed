// A line that opens what is folded beneath it.
import { UnstyledButton } from "@mantine/core";
import { IconChevronRight } from "@tabler/icons-react";
import classes from "./Fold.module.css";

export interface FoldProps {
  open: boolean;
  onToggle: (open: boolean) => void;
  label: string;
}

export function Fold({ open, onToggle, label }: FoldProps) {
  return (
    <UnstyledButton className={classes.fold} aria-expanded={open} onClick={() => onToggle(!open)}>
      <IconChevronRight size={14} aria-hidden data-open={open || undefined} />
      {label}
    </UnstyledButton>
  );
}
