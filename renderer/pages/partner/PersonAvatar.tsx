// A person's photo, or the first and last initial.
import { Avatar } from "@mantine/core";

const initials = (name: string): string =>
  name
    .split(/\s+/)
    .map((part) => Array.from(part)[0] ?? "")
    .filter((_, at, all) => at === 0 || at === all.length - 1)
    .join("")
    .toUpperCase();

export interface PersonAvatarProps {
  name: string;
  /** data: URL */
  photo?: string | null;
  size?: number;
}

export const PersonAvatar = ({ name, photo, size = 32 }: PersonAvatarProps) => (
  <Avatar src={photo ?? null} size={size} alt="" aria-hidden>
    {initials(name)}
  </Avatar>
);
