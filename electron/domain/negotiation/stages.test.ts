// Which stage follows which, and whose turn it is.
import { describe, expect, test } from "vitest";
import {
  canMove,
  checkMove,
  isStage,
  moves,
  stageAfterAnswer,
  stageAfterOffer,
  stageOfRounds,
  stages,
  turnOf,
  type Round,
} from "./stages.ts";

const offer = (by: Round["by"], answer: Round["answer"] = null): Round => ({ by, answer });

describe("stages", () => {
  test("each can be reached, and what is agreed stays", () => {
    const reached = new Set(["preparing"]);
    for (const stage of stages) for (const next of moves[stage]) reached.add(next);
    expect([...reached].toSorted()).toEqual([...stages].toSorted());
    expect(moves.agreed).toEqual([]);
    expect(stages.every((stage) => !canMove(stage, stage))).toBe(true);
    expect([isStage("paused"), isStage("won")]).toEqual([true, false]);
  });
  test("a move that is not allowed is refused at its field", () => {
    expect(() => checkMove("agreed", "offered")).toThrow(
      expect.objectContaining({ code: "stage-move", field: "stage" }),
    );
    expect(() => checkMove("paused", "offered")).not.toThrow();
  });
  test("offers and answers bring theirs", () => {
    expect(stageAfterOffer("preparing", "us")).toBe("offered");
    expect(stageAfterOffer("paused", "them")).toBe("countered");
    expect(stageAfterAnswer("offered", "us", "accepted")).toBe("agreed");
    expect(stageAfterAnswer("offered", "us", "countered")).toBe("countered");
    expect(stageAfterAnswer("countered", "them", "countered")).toBe("offered");
    expect(stageAfterAnswer("countered", "them", "declined")).toBe("declined");
    for (const stage of ["agreed", "declined"] as const) {
      expect(() => stageAfterOffer(stage, "us")).toThrow(
        expect.objectContaining({ code: "negotiation-closed" }),
      );
      expect(() => stageAfterAnswer(stage, "us", "accepted")).toThrow(
        expect.objectContaining({ code: "negotiation-closed" }),
      );
    }
  });
});

test.each<[stage: Parameters<typeof turnOf>[0], rounds: Round[], turn: ReturnType<typeof turnOf>]>([
  ["preparing", [], "us"],
  ["offered", [offer("us")], "them"],
  ["countered", [offer("us", "countered"), offer("them")], "us"],
  ["countered", [offer("us", "countered")], "them"],
  ["offered", [offer("them", "countered")], "us"],
  ["offered", [offer("us"), offer("us")], "them"],
  ["offered", [offer("us", "declined")], "them"],
  ["countered", [offer("us", "declined")], "us"],
  ["preparing", [offer("them", "declined")], "us"],
  ["offered", [offer("us", "countered"), offer("us")], "them"],
  ["countered", [offer("them", "declined"), offer("them")], "us"],
  ["offered", [], "them"],
  ["countered", [], "us"],
  ["countered", [offer("us")], "us"],
  ["offered", [offer("them")], "them"],
  ["preparing", [offer("us")], "us"],
  ["paused", [offer("us")], null],
  ["agreed", [offer("us", "accepted")], null],
  ["declined", [offer("them", "declined")], null],
])("in %s after %j it is the turn of %s", (stage, rounds, turn) => {
  expect(turnOf(stage, rounds)).toBe(turn);
});

test.each<[rounds: Round[], stage: string]>([
  [[], "preparing"],
  [[offer("us")], "offered"],
  [[offer("us", "countered"), offer("them")], "countered"],
  [[offer("us", "countered")], "countered"],
  [[offer("them", "countered")], "offered"],
  [[offer("us", "declined")], "preparing"],
  [[offer("us", "declined"), offer("us")], "offered"],
])("rounds %j come to %s", (rounds, stage) => {
  expect(stageOfRounds(rounds)).toBe(stage);
});
