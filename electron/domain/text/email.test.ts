// E-mail addresses: one key however they are typed, and which of them say something about a company or a reader.
import * as fc from "fast-check";
import { describe, expect, it } from "vitest";
import { automaticAddress, emailKey } from "./email.ts";

describe("emailKey", () => {
  it.each([
    "maya@trailthrift.example",
    " MAYA@TrailThrift.example ",
    "mailto:maya@trailthrift.example?subject=x",
    "Maya Okafor-Lind <maya@trailthrift.example>",
    '"Okafor, Maya" <Maya@trailthrift.example>;',
    "<maya@trailthrift.example>",
    "maya@trailthrift.example,",
    "'maya@trailthrift.example'",
    "SMTP:maya@trailthrift.example",
    "'maya@trailthrift.example",
  ])("%j", (text) => {
    expect(emailKey(text)).toMatchObject({
      key: "maya@trailthrift.example",
      domain: "trailthrift.example",
      freeMail: false,
    });
  });

  it("keeps the source's spelling beside the key", () =>
    expect(emailKey(" MAYA@TrailThrift.example")?.address).toBe("MAYA@TrailThrift.example"));
  it("gives the registrable domain", () => expect(emailKey("a@mail.firm.co.uk")?.domain).toBe("firm.co.uk"));
  it("knows international addresses", () => {
    expect(emailKey("jörg@müller.example")).toMatchObject({
      key: "jörg@xn--mller-kva.example",
      address: "jörg@müller.example",
    });
    expect(emailKey("a@xn--mller-kva.example")?.domain).toBe("xn--mller-kva.example");
  });

  it.each([
    "",
    "maya",
    "maya@",
    "@firm.example",
    "maya@firm",
    "maya @firm.example",
    "maya@firm example",
    "/o=ExchangeLabs/ou=Group/cn=Recipients/cn=maya",
    "/O=FIRM/OU=X/CN=maya@firm",
    "EX:/o=Firm/cn=x",
    "IMCEAEX-_O=FIRM_OU=FIRST_cn=maya@firm.example",
    "a@b@firm.example/x",
    "a..b@firm.example",
    "a@firm..example",
    "a@192.0.2.1",
    `${"x".repeat(250)}@firm.example`,
    "a@b.example, c@d.example",
    '=HYPERLINK("mailto:a@b.example")',
  ])("%j is none", (text) => expect(emailKey(text)).toBeNull());

  it.each([
    "a@gmail.com",
    "a@googlemail.com",
    "a@yahoo.co.uk",
    "a@yahoo.fr",
    "a@gmx.net",
    "a@gmx.at",
    "a@web.de",
    "a@t-online.de",
    "a@outlook.fr",
    "a@hotmail.co.uk",
    "a@live.nl",
    "a@icloud.com",
    "a@orange.fr",
    "a@libero.it",
    "a@yandex.ru",
    "a@qq.com",
    "a@proton.me",
    "a@pm.me",
    "a@btinternet.com",
    "a@seznam.cz",
    "a@wp.pl",
    "a@naver.com",
    "a@zoho.com",
    "a@hey.com",
  ])("%s is a provider's", (text) => expect(emailKey(text)?.freeMail).toBe(true));
  it.each(["a@mygmail.com", "a@me.example", "a@yahooligans.example", "a@mac-repair.example"])(
    "%s is a company's",
    (text) => expect(emailKey(text)?.freeMail).toBe(false),
  );

  it("is its own key", () => {
    fc.assert(
      fc.property(fc.emailAddress(), (address) => {
        const email = emailKey(address);
        expect(emailKey(email?.key ?? "")?.key).toBe(email?.key);
        expect(emailKey(`X <${address}>`)?.key).toBe(email?.key);
      }),
    );
  });
});

describe("automaticAddress", () => {
  it.each([
    "no-reply",
    "noreply",
    "No_Reply",
    "no.reply",
    "noreply123",
    "github-noreply",
    "notifications-noreply",
    "do-not-reply",
    "donotreply",
    "mailer-daemon",
    "MAILER-DAEMON",
    "postmaster",
    "bounce",
    "bounces+123=x",
    "bounce-4711",
    "notification",
    "notifications",
    "autoreply",
    "nicht-antworten",
    "ne-pas-repondre",
  ])("%s@", (local) => expect(automaticAddress(`${local}@awin-mail.example`)).toBe(true));
  it.each([
    "maya",
    "info",
    "affiliates",
    "support",
    "sales",
    "bouncecastle",
    "norep",
    "ap",
    "reply",
    "alertness",
    "postmasters-choice",
  ])("not %s@", (local) => expect(automaticAddress(`${local}@firm.example`)).toBe(false));
  it("is not moved by the domain", () => expect(automaticAddress("maya@noreply.example")).toBe(false));
});
