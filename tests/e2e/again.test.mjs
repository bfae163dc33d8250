// Documents opened again: ours come back as they were; others are checked, explained and repaired.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST, TRAPS } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { assertQuiet, download, open, paste, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const undated = (text) => text.replace(/"created": "[^"]*"/, "");

/** Chooses a file of this text in the file dialog. */
const choose = (page, text, name = "document.json") =>
  page.getByTestId("file-input").setInputFiles({ name, mimeType: "application/json", buffer: Buffer.from(text) });

/** The document of `article` as the page writes it, with some work in it, and a page with nothing open. */
async function worked(article) {
  const { page, context, watch } = await open(stage);
  await pasteArticle(page, article);
  await page.getByTestId("card").first().click();
  await page.keyboard.press("a");
  await page.getByTestId("note").fill("Ask “her” \\ twice 🗞️");
  await page.keyboard.press("Tab");
  const exported = await download(page);
  await page.getByTestId("new-article").click();
  await page.getByTestId("paste-box").waitFor();
  return { page, context, watch, ...exported };
}

test("a document opened again and taken away again is the same, byte for byte", async () => {
  for (const article of [DIGEST, TRAPS]) {
    const { page, context, watch, text } = await worked(article);
    await choose(page, text);
    await page.getByTestId("article").waitFor();
    assert.match(await page.getByTestId("message").textContent(), /^All \d+ annotations opened\.$/);
    assert.equal(undated((await download(page)).text), undated(text));
    await page.getByTestId("kept").getByText(/^Saved/).waitFor();
    await page.reload();
    await page.getByTestId("article").waitFor();
    assert.equal(undated((await download(page)).text), undated(text), "and after a reload");
    assert.deepEqual(watch.errors, []);
    await context.close();
  }
});

test("a document is opened from a paste, a drop, and with the id its writer gave", async () => {
  const { page, context, document } = await worked(DIGEST);
  document.document.id = "news-17";
  const text = `${JSON.stringify(document, null, 2)}\n`;
  await paste(page, { "text/plain": text });
  await page.getByTestId("article").waitFor();
  assert.equal(undated((await download(page)).text), undated(text));
  await page.reload();
  await page.getByTestId("article").waitFor();
  assert.equal((await download(page)).document.document.id, "news-17");
  await page.getByTestId("new-article").click();
  await page.evaluate((text) => {
    const transfer = new DataTransfer();
    transfer.items.add(new File([text], "news.provenote.json", { type: "application/json" }));
    document.body.dispatchEvent(new DragEvent("drop", { dataTransfer: transfer, bubbles: true, cancelable: true }));
  }, text);
  await page.getByTestId("article").waitFor();
  await context.close();
});

/** Every span of `value` changed by `change`. */
function respan(value, change) {
  if (Array.isArray(value)) return value.forEach((item) => respan(item, change));
  if (value && typeof value === "object") {
    if (typeof value.start === "number" && "exact" in value) change(value);
    Object.values(value).forEach((item) => respan(item, change));
  }
}

test("offsets that count UTF-16 units are told apart and put right", async () => {
  const { page, context, watch, document, text } = await worked(TRAPS);
  const foreign = structuredClone(document);
  respan(foreign, (span) => {
    [span.start, span.end] = span.utf16;
    delete span.utf16;
  });
  await choose(page, JSON.stringify(foreign), "other-tool.json");
  await page.getByTestId("dialog").waitFor();
  assert.match(await page.getByTestId("problems-sum").textContent(), /UTF-16/);
  assert.ok((await page.getByTestId("problems").locator("li").count()) > 0);
  await shoot(page, "problems");
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("fix-problems").click();
  await page.getByTestId("article").waitFor();
  assert.match(await page.getByTestId("message").textContent(), /annotations opened/);
  const exact = (document) => [...document.citations, ...document.quotations.flatMap((it) => it.content)].map((it) => [it.start, it.exact]);
  assert.deepEqual(exact((await download(page)).document), exact(JSON.parse(text)));
  assert.deepEqual(watch.errors, []);
  await context.close();
});

test("a document that a script has broken: what is wrong is listed, the rest opens", async () => {
  const { page, context, watch, document } = await worked(DIGEST);
  const broken = structuredClone(document);
  broken.citations[0].exact = "[9999]";
  broken.citations[1].start = -4;
  broken.citations[2].start = 1e9;
  broken.quotations[0].speakerRef = "s99";
  broken.quotations[1].kind = "<img src=x onerror='window.pwned=1'>";
  broken.__proto__ = { polluted: true };
  const many = Array.from({ length: 80 }, (_, i) => ({ ...document.citations[0], id: `c${i + 100}`, exact: "no such words" }));
  broken.citations.push(...many);
  await choose(page, JSON.stringify(broken), "broken.json");
  await page.getByTestId("dialog").waitFor();
  assert.equal(await page.getByTestId("problems").locator("li").count(), 50);
  assert.match(await page.getByTestId("dialog").textContent(), /And \d+ more/);
  await shoot(page, "problems-many");
  await page.getByTestId("cancel").click();
  assert.equal(await page.getByTestId("article").count(), 0, "nothing is opened");
  await choose(page, JSON.stringify(broken), "broken.json");
  await page.getByTestId("skip-problems").click();
  await page.getByTestId("article").waitFor();
  assert.match(await page.getByTestId("message").textContent(), /left out|lack/);
  const again = await download(page);
  for (const span of again.document.citations) {
    assert.equal([...again.document.document.text].slice(span.start, span.end).join(""), span.exact);
  }
  assert.equal(await page.evaluate(() => window.pwned ?? {}.polluted), undefined);
  assertQuiet({ ...watch, requests: [] });
  await context.close();
});

test("what is no document is refused with a reason", async () => {
  const { page, context } = await open(stage);
  for (const [text, reason] of [
    ["{ not json", /“x\.json”: this is not JSON/],
    ["[1, 2, 3]", /not an annotation document/],
    ['{"format":"provenote-annotations","version":2,"document":{"text":"a"}}', /version 2/],
    ['{"format":"provenote-annotations","version":1,"document":{}}', /no text/],
    [`${"[".repeat(100000)}${"]".repeat(100000)}`, /not JSON|nested/],
  ]) {
    await choose(page, text, "x.json");
    await page.getByTestId("message").getByText(reason).waitFor();
    assert.equal(await page.getByTestId("article").count(), 0);
    assert.equal(await page.getByTestId("message").getAttribute("aria-live"), "assertive");
  }
  await shoot(page, "refused");
  assert.deepEqual(await violations(page), []);
  await context.close();
});
