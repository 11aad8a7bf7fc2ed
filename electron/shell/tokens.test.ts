import { describe, expect, test } from "vitest";
import { makeTokens, withFolder, withPaths } from "./tokens.ts";

describe("file tokens", () => {
  test("a token stands for its path and says nothing about it", () => {
    const tokens = makeTokens();
    const token = tokens.give("/home/anna/contacts.csv");
    expect(token).toMatch(/^file-[\w-]{32}$/);
    expect(tokens.path(token)).toBe("/home/anna/contacts.csv");
    expect(withPaths({ file: token, answers: {} }, tokens)).toEqual({
      input: { file: "/home/anna/contacts.csv", answers: {} },
    });
  });

  test("two tokens of one path differ", () => {
    const tokens = makeTokens();
    expect(tokens.give("/a")).not.toBe(tokens.give("/a"));
  });

  test.each(["/etc/passwd", "", "file-", "__proto__", null, undefined, 7, {}, ["file-x"]])(
    "not a token: %j",
    (file) => {
      expect(withPaths({ file }, makeTokens())).toBeNull();
    },
  );

  test("one for reading never writes, one for saving never reads", () => {
    const tokens = makeTokens();
    const [read, save] = [tokens.give("/in.vcf"), tokens.give("/out.vcf", "save")];
    expect(withPaths({ file: save }, tokens, "contacts.saveVcard")).toEqual({ input: { file: "/out.vcf" } });
    expect(withPaths({ file: read }, tokens, "contacts.saveVcard")).toBeNull();
    for (const call of ["exchange.export", "data.exportAll"]) {
      expect(withPaths({ file: save }, tokens, call)).toEqual({ input: { file: "/out.vcf" } });
      expect(withPaths({ file: read }, tokens, call)).toBeNull();
    }
    for (const call of ["imports.run", "exchange.merge", "exchange.preview", "exports.preview"])
      expect(withPaths({ file: save }, tokens, call)).toBeNull();
    expect(withPaths({ file: save }, tokens, "exports.other")).toBeNull();
    expect(withPaths({ file: read }, tokens, "imports.run")).toEqual({ input: { file: "/in.vcf" } });
  });

  test("a folder is set by its token, or named as it is already; nothing else is a folder", () => {
    const tokens = makeTokens();
    const [folder, file] = [tokens.give("/shared", "folder"), tokens.give("/etc/passwd")];
    const told = (path: unknown) => withFolder({ path, auto: true }, tokens, "/before");
    expect(told(folder)).toEqual({ input: { path: "/shared", auto: true } });
    expect(told("/before")).toEqual({ input: { path: "/before", auto: true } });
    expect(told(null)).toEqual({ input: { path: null, auto: true } });
    for (const wrong of [file, "/etc", "/shared", "", 7, {}]) expect(told(wrong)).toBeNull();
    expect(withFolder({ path: "" }, tokens, null)).toBeNull();
    expect(withPaths({ file: folder }, tokens, "imports.run")).toBeNull();
    expect(withPaths({ file: folder }, tokens, "exchange.export")).toBeNull();
  });

  test("tokens end with their window", () => {
    const tokens = makeTokens();
    const token = tokens.give("/a");
    tokens.expire();
    expect(withPaths({ file: token }, tokens)).toBeNull();
  });

  test.each([{}, { name: "file" }, null, "file", 3])("input without a file is left alone: %j", (input) => {
    expect(withPaths(input, makeTokens())).toEqual({ input });
  });
});
