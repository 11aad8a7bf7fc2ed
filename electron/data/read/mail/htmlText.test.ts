import { describe, expect, test } from "vitest";
import { htmlToText } from "./htmlText.ts";

const text = (html: string): string => htmlToText(html, 200_000);

describe("HTML as text", () => {
  test.each([
    ["<p>One</p><p>Two<br>three</p>", "One\n\nTwo\nthree"],
    ["<div>One</div><div>Two</div><div><br></div><div>Three</div>", "One\nTwo\n\nThree"],
    ["a\n  b&nbsp;c&#8364;&#x41;&auml;&amp;&unknown; &#128;", "a b c€Aä&&unknown; €"],
    ["<head><title>T</title><style>p{}</style></head><script>x<y</script><!-- no --><p>Yes</p>", "Yes"],
    [
      "<ul><li>One<li>Two<ol start=3><li>Deep</li><li>er</li></ol></ul>End",
      "- One\n- Two\n  3. Deep\n  4. er\n\nEnd",
    ],
    [
      "<table><tr><th>Plan</th><th>Rate</th></tr><tr><td>A</td><td>8 %</td></tr></table>",
      "Plan\tRate\nA\t8 %",
    ],
    ["<table><tr><td><div>Box</div></td><td><div>Next</div></td></tr></table>", "Box\nNext"],
    [
      "On Monday Ann wrote:<blockquote>Hello<blockquote>Deep</blockquote></blockquote>Yes",
      "On Monday Ann wrote:\n\n> Hello\n>\n>> Deep\n\nYes",
    ],
    ["<pre>a\n  b</pre>", "a\n  b"],
    ["A<b>B</b>C <i>D</i>", "ABC D"],
    ["<p>5 < 6 and 7 > 6</p>", "5 < 6 and 7 > 6"],
    ['<img src=x alt="Logo"> here', "Logo here"],
    ['<o:p></o:p><p class="a>b">x</p>', "x"],
  ])("%s", (html, expected) => {
    expect(text(html)).toBe(expected);
  });
  test.each([
    [
      '<a href="https://x.example/deal?a=1&amp;b=2">The deal</a>.',
      "The deal (https://x.example/deal?a=1&b=2).",
    ],
    ['<a href="https://www.x.example/">x.example</a>', "x.example"],
    ['<a href="mailto:ann@x.example">ann@x.example</a>', "ann@x.example"],
    ['<a href="#top">Top</a> <a href="javascript:x()">Go</a>', "Top Go"],
    ['<a href="https://x.example/"><img src=x></a>End', "End"],
  ])("link %s", (html, expected) => {
    expect(text(html)).toBe(expected);
  });
  test("what is hidden is not read, unless it would hide all", () => {
    expect(text('<div style="display: none">Preview &zwnj;</div><p>Seen</p>')).toBe("Seen");
    expect(text('<div style="display:none">Preview<p>Seen')).toBe("Preview\n\nSeen");
  });
  test.each([
    "<",
    "<a ",
    '<a href="',
    "<!--",
    "<script>",
    "<div style='",
    "<ul><li>",
    "&#",
    "<td>x",
    "<blockquote>",
    "</",
    " \u00a0",
    "<pre>  \n",
  ])("a hundred thousand times %j is done in a moment", (piece) => {
    const started = performance.now();
    text(`Hello${piece.repeat(100_000)}`);
    expect(performance.now() - started).toBeLessThan(1_500);
  });
});
