import { join } from "node:path";
import { describe, expect, test } from "vitest";
import { inside, pageFile, policy, withNonce } from "./pages.ts";

const folder = join("/", "opt", "liaison", "out", "renderer");

describe("path containment", () => {
  test.each([
    ["app://liaison/", "index.html", "text/html; charset=utf-8"],
    ["app://liaison/index.html?x=1#/partners", "index.html", "text/html; charset=utf-8"],
    ["app://liaison/assets/index-a1.js", "assets/index-a1.js", "text/javascript; charset=utf-8"],
    ["app://liaison/assets/a%20b.woff2", "assets/a b.woff2", "font/woff2"],
  ])("%s", (url, file, type) => {
    expect(pageFile(folder, url)).toEqual({ file: join(folder, file), type });
  });

  test.each([
    "app://liaison/../../package.json",
    "app://liaison/..%2f..%2felectron%2fmain.js",
    "app://liaison/..%5c..%5celectron%5cmain.js",
    "app://liaison/assets/....//main.js",
    "app://liaison/%00/index.html",
    "app://liaison/C:/Windows/x.png",
    "app://liaison/.env.js",
    "app://liaison/assets/.hidden/x.js",
    "app://liaison/liaison.sqlite",
    "app://liaison/index.html.map",
    "app://liaison/constructor",
    "app://liaison/%E0%A4%A.js",
    "app://liaison/%",
    "app://other/index.html",
    "https://liaison/index.html",
    "file:///etc/passwd",
  ])("refused: %s", (url) => {
    expect(pageFile(folder, url)).toBeNull();
  });

  test("dots that an address folds away stay in the folder", () => {
    expect(pageFile(folder, "app://liaison/%2e%2e/%2e%2e/electron/main.js")?.file).toBe(
      join(folder, "electron/main.js"),
    );
  });

  test("a folder beside ours with our name as its beginning is outside", () => {
    expect(inside(folder, `${folder}-evil/x.js`)).toBe(false);
    expect(inside(folder, join(folder, "..", "x.js"))).toBe(false);
    expect(inside(folder, folder)).toBe(false);
    expect(inside(folder, join(folder, "..x.js"))).toBe(true);
  });
});

test("the policy is exactly the agreed one", () => {
  expect(policy("N1")).toBe(
    "default-src 'none'; script-src 'self'; style-src 'self' 'nonce-N1'; img-src 'self' data: blob:; font-src 'self'; connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'",
  );
});

test("the nonce is the first thing in the head", () => {
  const html = '<html><head lang="en"><meta charset="utf-8"><header></header></head></html>';
  expect(withNonce(html, "N1/+=$&")).toBe(
    '<html><head lang="en"><meta name="csp-nonce" content="N1/+=$&"><meta charset="utf-8"><header></header></head></html>',
  );
});
