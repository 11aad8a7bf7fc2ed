// Websites: one key however an address is typed, and none that belongs to a platform.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { onSharedPlatform, websiteKey } from "./website.ts";

describe("websiteKey", () => {
  it.each([
    "trailthrift.example",
    "www.trailthrift.example",
    "http://trailthrift.example",
    "https://www.TrailThrift.example/",
    "http\\://trailthrift.example",
    "  HTTPS://trailthrift.example  ",
    "https:// www.trailthrift.example",
    "http//trailthrift.example",
    "https:\\\\trailthrift.example\\about",
    "//trailthrift.example/path?x=1#y",
    "shop.trailthrift.example",
    "trailthrift.example:8080",
    "<https://trailthrift.example>",
    "Trail Thrift (https://trailthrift.example/page)",
    "https://trailthrift.example.",
  ])("%j is trailthrift.example", (text) => {
    expect(websiteKey(text)).toMatchObject({ key: "trailthrift.example", domain: "trailthrift.example" });
  });

  it.each([
    ["https://www.youtube.com/@RucksackRadio/videos", "youtube.com/@rucksackradio"],
    ["youtube.com/channel/UCabc/about", "youtube.com/channel/ucabc"],
    ["https://m.facebook.com/gearledger?ref=x", "facebook.com/gearledger"],
    ["https://www.facebook.com/profile.php?id=100&ref=1", "facebook.com/profile.php?id=100"],
    ["https://instagram.com/Wandering_Spoon/", "instagram.com/wandering_spoon"],
    ["https://twitter.com/gear", "x.com/gear"],
    ["https://x.com/gear/status/1", "x.com/gear"],
    ["https://uk.linkedin.com/company/gear-ledger/about", "linkedin.com/company/gear-ledger"],
    ["https://www.linkedin.com/in/%E7%BE%8E%E9%A6%99-example", "linkedin.com/in/美香-example"],
    ["https://sites.google.com/view/trail", "sites.google.com/view/trail"],
    ["https://www.pinterest.co.uk/spoon", "pinterest.com/spoon"],
    ["https://www.amazon.de/shop/spoon", "amazon.com/shop/spoon"],
    ["https://medium.com/@spoon/post-1", "medium.com/@spoon"],
    ["https://linktr.ee/Spoon", "linktr.ee/spoon"],
    ["https://bit.ly/aBc", "bit.ly/aBc"],
    ["https://www.instagram.com/", "instagram.com"],
    ["http://192.0.2.7:8080/x", "192.0.2.7:8080"],
    ["https://instagram.com/%E0%A4%A", "instagram.com/%e0%a4%a"],
  ])("%j is %j and no partner's domain", (text, key) =>
    expect(websiteKey(text)).toMatchObject({ key, domain: null }),
  );

  it.each([
    ["https://spoon.substack.com/p/one", "spoon.substack.com"],
    ["https://spoon.myshopify.com", "spoon.myshopify.com"],
    ["https://spoon.github.io/x", "spoon.github.io"],
    ["https://spoon.blogspot.com", "spoon.blogspot.com"],
    ["https://www.spoon.co.uk/", "spoon.co.uk"],
    ["https://spoon.medium.com", "spoon.medium.com"],
  ])("%j is the owner's own %j", (text, domain) =>
    expect(websiteKey(text)).toMatchObject({ key: domain, domain }),
  );

  it("knows an international name in both forms", () => {
    expect(websiteKey("https://www.Müller.example/über")?.key).toBe("xn--mller-kva.example");
    expect(websiteKey("xn--mller-kva.example")?.key).toBe("xn--mller-kva.example");
  });

  it.each([
    "",
    "  ",
    "n/a",
    "-",
    "localhost",
    "maya@trailthrift.example",
    "mailto:a@b.example",
    "javascript:alert(1)",
    "ftp://a.example",
    "two words.example",
    "a.example, b.example",
    "=HYPERLINK(1)",
    "1.5",
    "http://",
    "foo..example",
  ])("%j is no website", (text) => expect(websiteKey(text)).toBeNull());

  it("opens what was typed", () => {
    expect(websiteKey("trailthrift.example")?.href).toBe("https://trailthrift.example");
    expect(websiteKey("http\\://trailthrift.example/A?b=C")?.href).toBe("http://trailthrift.example/A?b=C");
  });

  it("never throws, and what it opens has the same key", () => {
    const typed = fc.oneof(fc.string(), fc.webUrl(), fc.domain());
    fc.assert(
      fc.property(typed, (text) => {
        const site = websiteKey(text);
        expect(site === null ? null : websiteKey(site.href)).toEqual(site);
      }),
    );
  });
});

describe("onSharedPlatform", () => {
  it.each([
    "https://www.youtube.com/@x",
    "youtube.com",
    "HTTPS://M.FACEBOOK.COM/x",
    "instagram.com?x",
    "twitter.com/x",
    "https://uk.linkedin.com/in/x",
    "https://sites.google.com/view/x",
    "https://www.google.co.uk/maps",
    "www.pinterest.co.uk/x",
    "amazon.de/shop/x",
    "https://podcasts.apple.com/x",
    "bit.ly/x",
    "https://spoon.substack.com",
    "substack.com/@spoon",
    "https://www.medium.com/@spoon",
    "https://spoon.medium.com/",
    "https://www.trailthrift.example/",
    "trailthrift.example",
    "https://shop.trailthrift.co.uk:443",
    "https://myyoutube.com",
    "https://youtube.com.trailthrift.example",
  ])("says of %s what its key says", (text) =>
    expect(onSharedPlatform(text)).toBe(websiteKey(text)?.domain === null),
  );

  it.each(["", "n/a", "//", ".", "a."])("is calm about %j", (text) =>
    expect(onSharedPlatform(text)).toBe(false),
  );
});
