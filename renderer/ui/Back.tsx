// The way back to what a page was opened from: above its title, on every page that has one.
import { Anchor } from "@mantine/core";
import { IconArrowLeft } from "@tabler/icons-react";
import { href } from "../routes.ts";
import classes from "./Page.module.css";

export interface BackProps {
  /** An address of `routes`. */
  to: string;
  /** What is there: "Partners", or a partner's name. */
  label: string;
}

export const Back = ({ to, label }: BackProps) => (
  <Anchor href={href(to)} size="sm" className={classes.back}>
    <IconArrowLeft size={14} aria-hidden /> <bdi>{label}</bdi>
  </Anchor>
);
