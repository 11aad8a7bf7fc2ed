// Saving facts of a task from the fields of its record.
import { call, type Api, type InputOf } from "../../../api/client.ts";
import { onFirstReminder } from "../onFirstReminder.ts";

export type TaskSet = InputOf<Api["tasks"]["update"]>["set"];

export const saveTask = (id: number, set: TaskSet) => call((api) => api.tasks.update, { id, set });

/** The same where it can bring a reminder. */
export async function saveReminding(id: number, set: TaskSet): Promise<void> {
  await saveTask(id, set);
  onFirstReminder();
}
