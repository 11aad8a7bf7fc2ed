import { notifications, notificationsStore } from "@mantine/notifications";
import { beforeEach, expect, test } from "vitest";
import { notice } from "./notice.ts";

const seen = () => notificationsStore.getState().notifications.map(({ message }) => message);

beforeEach(() => notifications.clean());

test("the newest is seen, however many stand there already", () => {
  const { limit } = notificationsStore.getState();
  for (let at = 0; at < limit; at++) notice({ message: "Undone." });
  notice({ message: "Moved", id: "undo-7" });
  expect(seen()).toEqual([...Array<string>(limit - 1).fill("Undone."), "Moved"]);
  expect(notificationsStore.getState().queue).toEqual([]);
});

test("one that stands there already takes nobody's place", () => {
  const { limit } = notificationsStore.getState();
  for (let at = 0; at < limit; at++) notice({ message: String(at), id: String(at) });
  notice({ message: "3 again", id: "3" });
  expect(seen()).toHaveLength(limit);
});
