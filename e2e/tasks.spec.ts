// Tasks by keyboard: a line that is understood, the list, the board and the days, one task's record; the database has the last word.
import { value } from "./bridge.ts";
import { expect, test } from "./fixture.ts";
import { accessible, ask, introduce, one } from "./workspace.ts";
import { dayIn, open } from "./window.ts";

interface Stored {
  id: number;
  dueOn: string | null;
  dueTime: string | null;
  priority: number;
  repeat: string | null;
  outcome: string | null;
  checklist: string | null;
  remind: string;
  waitingFor: string | null;
}
const taskOf = (userData: string, title: string): Stored | undefined =>
  ask<Stored>(userData, "SELECT * FROM task WHERE title = ? ORDER BY id", title)[0];

test("tasks: made of a line, done, moved and reminded of by keyboard", async ({ page, userData }, info) => {
  test.setTimeout(120_000);
  await introduce(page);
  const { id: partnerId } = await value<{ id: number }>(page, "partners.create", { name: "Kestrel Media" });

  await test.step("the empty page says what to do next", async () => {
    await page.keyboard.press("g");
    await page.keyboard.press("k");
    await expect(page).toHaveURL(/#\/tasks$/);
    await expect(page.getByText(/No task is open/)).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("tasks empty.png") });
  });

  await test.step("a line is understood while it is typed, and made", async () => {
    await page.keyboard.press("q");
    const dialog = page.getByRole("dialog", { name: "New task" });
    await expect(dialog.getByRole("textbox")).toBeFocused();
    await page.keyboard.type("call Kestrel Media tomorrow 9:30 !1 every 2 weeks #q4");
    const understood = dialog.getByRole("list", { name: "Understood" });
    await expect(understood).toContainText("Kestrel Media");
    await expect(understood).toContainText("tomorrow");
    await expect(understood).toContainText("Priority 1");
    await expect(understood).toContainText("Every 2 weeks");
    await expect(understood).toContainText("New initiative q4");
    await accessible(page);
    await page.screenshot({ path: info.outputPath("quick entry.png") });
    // What is not meant so is taken away: its words stay in the title.
    await dialog.getByRole("button", { name: "Do not take it so: Priority 1" }).click();
    await expect(understood).not.toContainText("Priority 1");
    await expect(dialog.getByText("call Kestrel Media !1", { exact: true })).toBeVisible();
    await page.keyboard.press("Enter");
    await expect(dialog).toHaveCount(0);
    const made = taskOf(userData, "call Kestrel Media !1");
    expect(made).toMatchObject({
      dueOn: dayIn(1),
      dueTime: "09:30",
      priority: 4,
      repeat: "FREQ=WEEKLY;INTERVAL=2",
    });
    expect(one(userData, "SELECT partnerId FROM task WHERE id = ?", made!.id)).toBe(partnerId);
    expect(one(userData, "SELECT count(*) FROM initiative WHERE name = 'q4'")).toBe(1);
    expect(one(userData, "SELECT count(*) FROM reminder WHERE taskId = ?", made!.id)).toBe(1);
  });

  await test.step("Shift and Enter makes it and takes the next one", async () => {
    await page.keyboard.press("Control+n");
    // What is typed before the dialog has the focus would go nowhere.
    await expect(page.getByRole("dialog").getByRole("textbox")).toBeFocused();
    await page.keyboard.type("write the newsletter today !2");
    await page.keyboard.press("Shift+Enter");
    await expect(page.getByRole("dialog").getByRole("textbox")).toHaveValue("");
    await page.keyboard.type("archive the banners");
    await page.keyboard.press("Enter");
    await expect(page.getByRole("dialog")).toHaveCount(0);
    expect(taskOf(userData, "write the newsletter")).toMatchObject({ dueOn: dayIn(0), priority: 2 });
    expect(taskOf(userData, "archive the banners")).toMatchObject({ dueOn: null });
  });

  const grid = page.getByRole("grid", { name: "Tasks" });
  await test.step("the list by keyboard: priority, done, undone", async () => {
    await expect(grid.getByRole("row")).toHaveCount(4);
    await accessible(page);
    await grid.focus();
    await page.keyboard.press("Home");
    await page.keyboard.press("1");
    const urgent = () => one(userData, "SELECT title FROM task WHERE priority = 1");
    await expect.poll(urgent).toBe("write the newsletter");
    const first = String(urgent());
    await expect(grid.getByRole("row").nth(1)).toContainText(first);
    await page.keyboard.press("Control+Enter");
    await expect.poll(() => taskOf(userData, first)?.outcome).toBe("done");
    await page.keyboard.press("Control+z");
    await expect.poll(() => taskOf(userData, first)?.outcome).toBeNull();
    await expect(grid.getByRole("row").filter({ hasText: first })).toBeVisible();
    await page.keyboard.press("d");
    await page.getByRole("dialog").getByRole("textbox").fill("in 3 days");
    await page.keyboard.press("Enter");
    await expect.poll(() => taskOf(userData, first)?.dueOn).toBe(dayIn(3));
    await page.screenshot({ path: info.outputPath("tasks list.png") });
  });

  await test.step("the board by keyboard gives another day, and asks for whom it waits", async () => {
    await page.keyboard.press("v");
    await page.keyboard.press("b");
    await expect(page).toHaveURL(/#\/tasks\/board$/);
    const lane = (name: string) => page.getByRole("region", { name, exact: true });
    await expect(lane("No day")).toContainText("archive the banners");
    await accessible(page);
    const card = lane("No day").getByRole("button", { name: /archive the banners/ });
    const over = (name: string) =>
      expect(page.getByText(`archive the banners is over ${name}.`)).toBeAttached();
    await card.focus();
    await page.keyboard.press("Space");
    await over("No day");
    for (const next of ["Later", "Next 7 days", "Today"]) {
      await page.keyboard.press("ArrowLeft");
      await over(next);
    }
    // Nothing is made overdue.
    await page.keyboard.press("ArrowLeft");
    await over("Today");
    await page.keyboard.press("Space");
    await expect(lane("Today")).toContainText("archive the banners");
    await expect.poll(() => taskOf(userData, "archive the banners")?.dueOn).toBe(dayIn(0));
    await page.screenshot({ path: info.outputPath("tasks board.png") });
    const told = page.locator(".mantine-Notification-root", { hasText: "archive the banners is due" });
    await told.getByRole("button", { name: "Undo" }).click();
    await expect.poll(() => taskOf(userData, "archive the banners")?.dueOn).toBeNull();
    await card.focus();
    // A page that is busy all the while loses no key: both arrows wait behind the Space.
    await page.evaluate(() =>
      window.addEventListener(
        "keydown",
        () => {
          const until = performance.now() + 300;
          while (performance.now() < until);
        },
        { capture: true, once: true },
      ),
    );
    await Promise.all(
      ["Space", "ArrowLeft", "ArrowRight", "ArrowRight"].map((key) => page.keyboard.press(key)),
    );
    await over("Waiting");
    await page.keyboard.press("Enter");
    await page.getByRole("dialog").getByRole("textbox").fill("Ada");
    await page.keyboard.press("Enter");
    await expect(lane("Waiting")).toContainText("archive the banners");
    await expect.poll(() => taskOf(userData, "archive the banners")?.waitingFor).toBe("Ada");
  });

  await test.step("the days by keyboard: a task goes to another week, the time stays", async () => {
    await page.keyboard.press("v");
    await page.keyboard.press("m");
    await expect(page).toHaveURL(/#\/tasks\/month$/);
    await accessible(page);
    const made = taskOf(userData, "call Kestrel Media !1")!;
    const chip = page.locator(`[data-task="${made.id}"]`);
    // Today may be the last day of its month.
    if ((await chip.count()) === 0) await page.keyboard.press("PageDown");
    await chip.first().focus();
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.keyboard.press("ArrowRight");
    await page.keyboard.press("Escape");
    expect(taskOf(userData, "call Kestrel Media !1")?.dueOn).toBe(made.dueOn);
    await page.keyboard.press("Space");
    await page.keyboard.press("ArrowDown");
    await page.screenshot({ path: info.outputPath("tasks month.png") });
    await page.keyboard.press("Enter");
    const later = new Date(`${made.dueOn}T00:00:00Z`);
    later.setUTCDate(later.getUTCDate() + 7);
    await expect
      .poll(() => taskOf(userData, "call Kestrel Media !1")?.dueOn)
      .toBe(later.toISOString().slice(0, 10));
    expect(taskOf(userData, "call Kestrel Media !1")?.dueTime).toBe(made.dueTime);
    await expect(chip.first()).toBeFocused();
    await page.keyboard.press("v");
    await page.keyboard.press("w");
    await expect(page).toHaveURL(/#\/tasks\/week$/);
    await accessible(page);
    await page.screenshot({ path: info.outputPath("tasks week.png") });
  });

  await test.step("the record: repetition, checklist, a reminder, the reasons", async () => {
    const { id } = taskOf(userData, "write the newsletter")!;
    await open(page, `/tasks/${id}`);
    const record = page.getByRole("complementary", { name: "write the newsletter" });
    await expect(record.getByText("Why it stands here")).toBeVisible();
    await record.getByRole("button", { name: /^Repeats/ }).click();
    await page.getByRole("menuitem", { name: "Every working day" }).click();
    await expect(record.getByText(/^Next: /)).toBeVisible();
    await record.getByLabel("Add an item").fill("pick the picture");
    await page.keyboard.press("Enter");
    await page.keyboard.type("ask for the text");
    await page.keyboard.press("Enter");
    await expect(record.getByLabel("Item 2")).toHaveValue("ask for the text");
    await record.getByLabel("Item 2").focus();
    await page.keyboard.press("Alt+ArrowUp");
    await expect(record.getByLabel("Item 1")).toHaveValue("ask for the text");
    await record.getByLabel("Done: pick the picture").check();
    await record.getByRole("button", { name: "Add a reminder" }).click();
    await page.getByRole("menuitem", { name: /^The day before/ }).click();
    await record.getByRole("button", { name: "Add a reminder" }).click();
    await page.getByRole("menuitem", { name: "At another moment…" }).click();
    await page.getByRole("dialog").getByRole("textbox").fill("in 2 hours");
    await page.keyboard.press("Enter");
    await expect(record.getByText("Once more")).toBeVisible();
    await accessible(page);
    await page.screenshot({ path: info.outputPath("task.png") });
    await expect
      .poll(() => JSON.parse(taskOf(userData, "write the newsletter")?.checklist ?? "[]") as unknown)
      .toEqual([
        { text: "ask for the text", done: false },
        { text: "pick the picture", done: true },
      ]);
    expect(taskOf(userData, "write the newsletter")?.repeat).toBe("FREQ=WEEKLY;BYDAY=MO,TU,WE,TH,FR");
    expect(JSON.parse(taskOf(userData, "write the newsletter")!.remind)).toContainEqual({
      days: 1,
      time: "09:00",
    });
    expect(one(userData, "SELECT count(*) FROM reminder WHERE taskId = ? AND slot LIKE 'snooze:%'", id)).toBe(
      1,
    );
    // Done, the next one of the series comes by itself.
    await record.getByRole("checkbox", { name: "Done: write the newsletter" }).click();
    await expect
      .poll(() => one(userData, "SELECT count(*) FROM task WHERE title = 'write the newsletter'"))
      .toBe(2);
    await page.keyboard.press("Escape");
    await expect(page).toHaveURL(/#\/tasks$/);
  });

  expect(one(userData, "SELECT quick_check FROM pragma_quick_check")).toBe("ok");
  expect(one(userData, "SELECT count(*) FROM batch WHERE state = 'running'")).toBe(0);
});
