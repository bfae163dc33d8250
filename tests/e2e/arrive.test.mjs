// How an article arrives: pasted, dropped, opened, or the sample.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { assertQuiet, download, open, paste, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const marks = (page, kind) => page.locator(`[data-testid="article"] mark[data-kinds~="${kind}"]`);

test("a paste anywhere on the page by key shows the marks", async () => {
  const { page, watch, context } = await open(stage);
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  await pasteArticle(page, DIGEST);
  await marks(page, "citation").first().waitFor();
  assert.deepEqual(await marks(page, "citation").allTextContents(), ["[1, 2]", "[1]", "[2]", "[1-3]"]);
  assert.ok((await marks(page, "speaker").allTextContents()).includes("Tomas Reyes"));
  assertQuiet(watch);
  await context.close();
});

test("the article on the page is the text that was pasted", async () => {
  const { page, context } = await open(stage);
  await pasteArticle(page, DIGEST);
  const squeeze = (text) => text.replace(/\s+/g, " ").trim();
  assert.equal(squeeze(await page.getByTestId("article").textContent()), squeeze(DIGEST));
  await context.close();
});

test("a rich paste keeps structure, superscripts and alternative texts, and loads nothing", async () => {
  const { page, watch, context } = await open(stage);
  await page.locator("body").click({ position: { x: 5, y: 5 } });
  const html = `<style>p{color:red}</style><h1>Tide wall</h1><p>The wall rose<sup>12</sup>, said
    <a href="https://example.org/lee">Ana Lee</a> [1].</p><p style="display:none">unseen</p><script>window.pwned=1</script>
    <ul><li>one</li><li>two</li></ul><p><img src="https://example.org/pixel.png" alt="A crane at dusk" onerror="window.pwned=2"></p>
    <table><tr><td>a</td><td>b</td></tr></table>`;
  await paste(page, { "text/html": html, "text/plain": "The wall rose12, said Ana Lee [1]." });
  await page.getByTestId("article").waitFor();
  const text = await page.getByTestId("article").textContent();
  assert.match(text, /Tide wall/);
  assert.match(text, /rose¹²/);
  assert.match(text, /A crane at dusk/);
  assert.doesNotMatch(text, /unseen|pwned|color:red/);
  assert.equal(await page.locator('[data-testid="article"] h1, [data-testid="article"] h2').first().textContent(), "Tide wall");
  assert.equal(await page.locator("img[src^='http']").count(), 0);
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assertQuiet(watch);
  await context.close();
});

test("a pasted reference list of paragraphs keeps its numbers, and the markers find their entries", async () => {
  const { page, watch, context } = await open(stage);
  const html = `<h1>Tide wall</h1><p>The vote is set for May, said Ana Lee [2].</p><h2>References</h2>
    <ol>
      <li><p>Port Elmin Gazette. Council sets date. https://example.org/wall</p></li>
      <li>
        <p>Fishing Union. <i>Statement</i>, 2026.</p>
      </li>
    </ol>`;
  await paste(page, { "text/html": html, "text/plain": "as HTML" });
  await page.getByTestId("article").waitFor();
  assert.match(await page.getByTestId("article").textContent(), /\n1\. Port Elmin Gazette.*\n+2\. Fishing Union/);
  const { document } = await download(page);
  const [cited] = document.citations;
  const entry = document.references.find((reference) => reference.id === cited.pointers[0].reference);
  assert.match(entry?.exact ?? "none", /Fishing Union/);
  assertQuiet(watch);
  await context.close();
});

test("the paste box takes typing and pasting", async () => {
  const { page, context } = await open(stage);
  const annotate = page.getByTestId("annotate");
  assert.equal(await annotate.isDisabled(), true, "nothing to annotate yet");
  await page.getByTestId("paste-box").pressSequentially("It sails, said Ana Lee [1].");
  await annotate.click();
  await page.getByTestId("article").waitFor();
  assert.deepEqual(await marks(page, "citation").allTextContents(), ["[1]"]);
  await page.getByTestId("new-article").click();
  await page.getByTestId("paste-box").click();
  await pasteArticle(page, DIGEST);
  assert.equal(await marks(page, "citation").count(), 4);
  await context.close();
});

test("a text file can be opened", async () => {
  const { page, watch, context } = await open(stage);
  const file = { name: "digest.md", mimeType: "text/markdown", buffer: Buffer.from(DIGEST) };
  const [chooser] = await Promise.all([page.waitForEvent("filechooser"), page.getByTestId("open-file").click()]);
  await chooser.setFiles(file);
  await page.getByTestId("article").waitFor();
  assert.equal(await marks(page, "citation").count(), 4);
  assertQuiet(watch);
  await context.close();
});

const drop = (page, name, type, bytes) =>
  page.evaluate(
    ([name, type, bytes]) => {
      const transfer = new DataTransfer();
      transfer.items.add(new File([new Uint8Array(bytes)], name, { type }));
      for (const kind of ["dragenter", "dragover", "drop"]) {
        document.body.dispatchEvent(new DragEvent(kind, { dataTransfer: transfer, bubbles: true, cancelable: true }));
      }
    },
    [name, type, [...bytes]],
  );

test("a dropped file becomes the article; one that is no text gets a message and changes nothing", async () => {
  const { page, watch, context } = await open(stage);
  await drop(page, "photo.png", "image/png", Buffer.from([0x89, 0x50, 0x4e, 0x47, 0, 1, 2, 3]));
  await page.getByTestId("message").waitFor();
  assert.match(await page.getByTestId("message").textContent(), /photo\.png/);
  await shoot(page, "message");
  await drop(page, "broken.txt", "text/plain", Buffer.from([0x41, 0xff, 0xfe, 0xfd, 0x42]));
  await page.getByTestId("message").getByText("broken.txt").waitFor();
  assert.equal(await page.getByTestId("article").count(), 0);
  await drop(page, "digest.txt", "text/plain", Buffer.from(DIGEST.replaceAll("\n", "\r\n")));
  await page.getByTestId("article").waitFor();
  assert.equal(await marks(page, "citation").count(), 4);
  await drop(page, "page.html", "text/html", Buffer.from("<p>The vote is on, said Ana Lee [1].</p><script>window.pwned=1</script>"));
  await page.getByTestId("article").getByText("The vote is on").waitFor();
  assert.equal(await page.evaluate(() => window.pwned), undefined);
  assertQuiet(watch);
  await context.close();
});

test("the sample shows every kind of mark", async () => {
  const { page, watch, context } = await open(stage);
  await page.getByTestId("load-sample").click();
  await page.getByTestId("article").waitFor();
  for (const kind of ["quote", "cue", "speaker", "citation"]) {
    assert.ok((await marks(page, kind).count()) > 1, `the sample has ${kind} marks`);
  }
  for (const name of ["direct", "indirect", "mixed", "pull"]) {
    assert.ok((await page.getByTestId("card").getByText(name, { exact: false }).count()) > 0, `a ${name} quotation`);
  }
  assertQuiet(watch);
  await context.close();
});

test("a new article asks where work would be lost, and nowhere else", async () => {
  const { page, context } = await open(stage);
  await page.getByTestId("load-sample").click();
  await page.getByTestId("article").waitFor();
  await page.getByTestId("new-article").click();
  await page.getByTestId("paste-box").waitFor();
  await page.getByTestId("load-sample").click();
  await page.getByTestId("card").first().click();
  await page.evaluate(() => {
    IDBObjectStore.prototype.put = () => {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.keyboard.press("a");
  await page.getByTestId("new-article").click();
  await page.getByTestId("dialog").waitFor();
  await shoot(page, "dialog");
  await page.keyboard.press("Escape");
  await page.getByTestId("dialog").waitFor({ state: "detached" });
  assert.equal(await marks(page, "quote").first().count(), 1, "the article is still there");
  await paste(page, { "text/plain": DIGEST });
  await page.getByTestId("confirm").click();
  await page.getByTestId("article").getByText("Port Elmin").first().waitFor();
  assert.equal(await page.locator("mark.is-accepted").count(), 0);
  await context.close();
});
