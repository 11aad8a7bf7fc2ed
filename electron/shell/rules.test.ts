import { describe, expect, test } from "vitest";
import { home, isHome, isOurs, isPermitted, linkRule } from "./rules.ts";

describe("whose address it is", () => {
  test.each([home, "app://liaison/", "app://liaison/assets/x.js", "app://liaison/index.html#/partners"])(
    "ours: %s",
    (url) => {
      expect(isOurs(url)).toBe(true);
    },
  );
  test.each([
    "app://liaison.evil.example/index.html",
    "app://evil/index.html",
    "app://liaison@evil/",
    "app://liaison:80/",
    "https://liaison/index.html",
    "file:///app://liaison/",
    "data:text/html,app://liaison/",
    "about:blank",
    "",
  ])("a stranger's: %s", (url) => {
    expect(isOurs(url)).toBe(false);
  });
  test("only the document itself is home", () => {
    expect(isHome(`${home}#/trash`)).toBe(true);
    expect(isHome("app://liaison/other.html")).toBe(false);
  });
});

describe("permissions", () => {
  test("two are granted to our page and to nobody else", () => {
    expect(isPermitted("notifications", home)).toBe(true);
    expect(isPermitted("clipboard-sanitized-write", home)).toBe(true);
    expect(isPermitted("notifications", "https://evil.example/")).toBe(false);
  });
  test.each(["geolocation", "media", "clipboard-read", "fileSystem", "openExternal", "hid", "toString"])(
    "%s is denied",
    (permission) => {
      expect(isPermitted(permission, home)).toBe(false);
    },
  );
});

describe("links", () => {
  test.each([
    ["https://example.com/a?b#c", "open"],
    ["mailto:a@b.example?subject=x", "open"],
    ["tel:+442079460018", "open"],
    ["http://example.com/", "ask"],
    ["file:///etc/passwd", "refuse"],
    ["javascript:alert(1)", "refuse"],
    ["data:text/html,x", "refuse"],
    ["smb://server/share", "refuse"],
    ["app://liaison/index.html", "refuse"],
    ["https://user:pass@example.com/", "refuse"],
    ["not a link", "refuse"],
    [`https://example.com/${"x".repeat(5000)}`, "refuse"],
  ])("%s", (url, rule) => {
    expect(linkRule(url)).toBe(rule);
  });
});
