// The workbench: annotations made and changed by hand, undone, gone through one by one, searched.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { assertQuiet, download, open, paste, pasteArticle, raise, shoot } from "./stage/stage.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const PLAIN = "The old pier is safe [7]. Mara Lund told the council.\n\nThe old pier is safe, too, in winter. Bo Aro nodded.";

async function opened(text = PLAIN, options = {}) {
  const scene = await open(stage, options);
  await pasteArticle(scene.page, text);
  return scene;
}

/** Selects `words`, at their `nth` place, by the pointer. */
async function select(page, words, nth = 0) {
  const box = await page.evaluate(
    ([words, nth]) => {
      const walker = document.createTreeWalker(document.querySelector("[data-testid=article]"), NodeFilter.SHOW_TEXT);
      const nodes = [];
      while (walker.nextNode()) nodes.push(walker.currentNode);
      const all = nodes.map((node) => node.data).join("");
      let at = -1;
      for (let i = 0; i <= nth; i += 1) at = all.indexOf(words, at + 1);
      const place = (offset) => {
        let left = offset;
        for (const node of nodes) {
          if (left <= node.length) return [node, left];
          left -= node.length;
        }
      };
      const range = document.createRange();
      range.setStart(...place(at));
      range.setEnd(...place(at + words.length));
      const rects = [...range.getClientRects()].filter((rect) => rect.width > 0);
      const [first, last] = [rects[0], rects.at(-1)];
      return { from: [first.left + 0.5, first.top + first.height / 2], to: [last.right - 0.5, last.top + last.height / 2] };
    },
    [words, nth],
  );
  await page.mouse.move(...box.from);
  await page.mouse.down();
  await page.mouse.move(...box.to, { steps: 4 });
  await page.mouse.up();
  await page.getByTestId("bubble").waitFor();
  assert.equal(await page.evaluate(() => String(getSelection()).trim()), words);
}

const marked = (page, kind) =>
  page.locator(`[data-testid="article"] mark[data-kinds~="${kind}"]`).allTextContents();

test("a quote is made from selections with cue, speaker and citation, and leaves in the document", async () => {
  const { page, watch, context } = await opened();
  await select(page, "[7]");
  await page.keyboard.press("c");
  assert.deepEqual(await marked(page, "citation"), ["[7]"]);
  await select(page, "The old pier is safe");
  await shoot(page, "bubble");
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("make-q").click();
  await select(page, "told");
  await page.keyboard.press("u");
  await select(page, "Mara Lund");
  await page.keyboard.press("s");
  assert.deepEqual(await marked(page, "quote"), ["The old pier is safe"]);
  assert.deepEqual(await marked(page, "cue"), ["told"]);
  assert.deepEqual(await marked(page, "speaker"), ["Mara Lund"]);
  await page.getByTestId("choose-citation").selectOption({ index: 1 });
  await page.getByTestId("choose-kind").selectOption({ label: "Direct: in marks" });
  await page.getByTestId("note").fill("Ask her about the winter.");
  await shoot(page, "editor");
  assert.deepEqual(await violations(page), []);
  const { document } = await download(page);
  const [quote] = document.quotations;
  assert.deepEqual(
    [quote.kind, quote.origin, quote.status, quote.citations, quote.note],
    ["direct", "manual", "accepted", ["c1"], "Ask her about the winter."],
  );
  assert.deepEqual(document.speakers.map((it) => [it.id, it.name]), [[quote.speakerRef, "Mara Lund"]]);
  for (let i = 0; i < 6; i += 1) await page.getByTestId("undo").click();
  assert.deepEqual(await marked(page, "quote"), []);
  for (let i = 0; i < 6; i += 1) await page.getByTestId("redo").click();
  assert.deepEqual((await download(page)).document.quotations, document.quotations);
  assertQuiet(watch);
  await context.close();
});

test("edges move by word and by character, and by their handles", async () => {
  const { page, context } = await opened();
  await select(page, "old pier");
  await page.keyboard.press("q");
  await page.keyboard.press("Alt+ArrowRight");
  assert.deepEqual(await marked(page, "quote"), ["old pier is"]);
  await page.keyboard.press("Alt+Shift+ArrowLeft");
  assert.deepEqual(await marked(page, "quote"), ["old pier i"]);
  await page.keyboard.press("Alt+ArrowUp");
  assert.deepEqual(await marked(page, "quote"), ["The old pier i"]);
  const accepted = page.locator('#panel [data-testid="accept"][aria-pressed="true"]');
  assert.equal(await accepted.count(), 1);
  await page.keyboard.press("a");
  assert.equal(await accepted.count(), 1, "a key that accepts takes nothing back");
  await shoot(page, "handles");
  const handle = await page.locator("#handle-end").boundingBox();
  await page.mouse.move(handle.x + handle.width / 2, handle.y + 10);
  await page.mouse.down();
  await page.mouse.move(handle.x + 60, handle.y + 10, { steps: 5 });
  await page.mouse.up();
  const [dragged] = await marked(page, "quote");
  assert.ok(dragged.length > "The old pier i".length, dragged);
  await page.getByTestId("undo").click();
  assert.deepEqual(await marked(page, "quote"), ["The old pier i"]);
  await context.close();
});

test("every occurrence is annotated in one step", async () => {
  const { page, context } = await opened();
  await select(page, "The old pier is safe");
  await page.keyboard.press("q");
  await page.getByTestId("everywhere").click();
  assert.deepEqual(await marked(page, "quote"), ["The old pier is safe", "The old pier is safe"]);
  await page.keyboard.press("ControlOrMeta+Z");
  assert.equal((await marked(page, "quote")).length, 1);
  await page.keyboard.press("d");
  assert.equal((await marked(page, "quote")).length, 0);
  await page.getByTestId("history").click();
  await shoot(page, "history");
  assert.match(await page.locator(".history-step").first().textContent(), /The old pier is safe/);
  assert.deepEqual(await violations(page), []);
  await page.locator(".history-step").last().click();
  await page.getByTestId("cancel").click();
  assert.equal((await marked(page, "quote")).length, 0);
  assert.ok(await page.getByTestId("undo").isDisabled());
  await context.close();
});

test("speakers are renamed, merged and split", async () => {
  const { page, context } = await opened(DIGEST);
  await page.getByTestId("tab-speakers").click();
  const names = () => page.locator(".card-go.name").allTextContents();
  const before = await names();
  await page.locator(".card-go.name").nth(1).click();
  await page.getByTestId("rename").fill("Somebody Else");
  await page.getByTestId("rename").press("Tab");
  assert.ok((await names()).includes("Somebody Else"));
  const offered = await page.getByTestId("choose-same").locator("option").allTextContents();
  assert.deepEqual(offered.slice(1).sort(), (await names()).filter((name) => name !== "Somebody Else").sort());
  await page.getByTestId("choose-same").selectOption({ label: before[0] });
  assert.equal((await names()).length, before.length - 1);
  await page.keyboard.press("ControlOrMeta+Z");
  assert.equal((await names()).length, before.length);
  await page.getByTestId("tab-quotes").click();
  await page.getByTestId("card").first().click();
  await page.getByTestId("choose-speaker").selectOption({ label: "Somebody else, who is not listed" });
  await page.getByTestId("tab-speakers").click();
  assert.equal((await names()).length, before.length + 1);
  await context.close();
});

test("the tick of what is accepted moves no line", async () => {
  const { page, context } = await opened(DIGEST);
  const lines = () => page.locator(".line").evaluateAll((all) => all.map((line) => line.clientHeight));
  const before = await lines();
  await page.keyboard.press("v");
  for (let i = 0; i < 12; i += 1) await page.keyboard.press("a");
  await page.locator("mark.is-accepted").nth(6).waitFor();
  assert.deepEqual(await lines(), before);
  await context.close();
});

test("a review walks what is undecided, one key each, and shows how far it is", async () => {
  const { page, context } = await opened(DIGEST);
  await page.keyboard.press("v");
  const review = page.getByTestId("review");
  const [, all] = (await review.textContent()).match(/0 of (\d+) decided/);
  await shoot(page, "review");
  assert.deepEqual(await violations(page), []);
  for (let i = 1; i <= Number(all); i += 1) {
    await page.keyboard.press(i % 3 ? "a" : "r");
    await review.getByText(new RegExp(`^(${i} of ${all}|All ${i} annotations) decided`)).waitFor();
  }
  const { document } = await download(page);
  const statuses = [...document.quotations, ...document.citations].map((it) => it.status);
  assert.ok(statuses.filter((status) => status === "suggested").length === document.quotations.filter((it) => it.manner === "thought").length);
  await context.close();
});

test("many are decided at once, as listed by words, kind and confidence", async () => {
  const { page, context } = await opened(DIGEST);
  const open = async () => Number((await page.locator(".bulk span").textContent()).match(/^\d+/)[0]);
  const all = await open();
  await page.getByTestId("filter-kind").selectOption({ label: "Indirect" });
  const direct = await open();
  assert.ok(direct > 1 && direct < all);
  await page.getByTestId("accept-all").click();
  assert.match(await page.getByTestId("message").textContent(), new RegExp(`Accepted ${direct} annotations`));
  await page.getByTestId("filter-decided").selectOption({ label: "To decide" });
  assert.match(await page.getByTestId("panel").textContent(), /No quote is like that/);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.getByTestId("card").first().waitFor();
  assert.equal(await page.getByTestId("card").count(), direct);
  await context.close();
});

test("words are searched in the article and among the annotations", async () => {
  const { page, context } = await opened(DIGEST);
  await page.keyboard.press("/");
  await page.keyboard.type("lindqvist");
  assert.match(await page.locator(".find-count").textContent(), /\d+ in the text/);
  const cards = await page.getByTestId("card").allTextContents();
  assert.ok(cards.length > 0 && cards.every((text) => /lindqvist/i.test(text)));
  await page.keyboard.press("Enter");
  await page.waitForFunction(() => String(getSelection()).toLowerCase() === "lindqvist");
  await shoot(page, "search");
  assert.deepEqual(await violations(page), []);
  await context.close();
});

test("the keyboard alone selects words and makes a quote of them", async () => {
  const { page, context } = await opened();
  await page.keyboard.press("i");
  await page.keyboard.press("ControlOrMeta+Home");
  for (let i = 0; i < 3; i += 1) await page.keyboard.press("ControlOrMeta+Shift+ArrowRight");
  await page.getByTestId("bubble").waitFor();
  await page.keyboard.type("x");
  assert.equal(await page.getByTestId("article").textContent(), PLAIN, "nothing can be typed into the article");
  await page.keyboard.press("q");
  assert.deepEqual(await marked(page, "quote"), ["The old pier"]);
  await context.close();
});

test("the text is edited and the work follows its words; what lost them is listed and placed", async () => {
  const { page, watch, context } = await opened();
  await select(page, "The old pier is safe");
  await page.keyboard.press("q");
  await select(page, "Bo Aro nodded");
  await page.keyboard.press("q");
  await page.getByTestId("edit-text").click();
  const box = page.getByTestId("text-box");
  assert.equal(await box.inputValue(), PLAIN);
  await shoot(page, "edit-text");
  assert.deepEqual(await violations(page), []);
  await box.fill(`A new first line.\n\n${PLAIN.replace("Bo Aro nodded", "Bo Aro agreed with all of it")}`);
  await page.getByTestId("text-done").click();
  await page.getByTestId("article").waitFor();
  await page.getByTestId("message").getByText(/1 kept, 1 without a place, first in the panel/).waitFor();
  assert.ok((await marked(page, "quote")).includes("The old pier is safe"));
  await shoot(page, "orphans");
  assert.deepEqual(await violations(page), []);
  const orphaned = (await download(page)).document.orphans;
  assert.deepEqual(orphaned.map((it) => [it.subject, it.exact, it.status]), [["quotation", "Bo Aro nodded", "accepted"]]);
  await select(page, "Bo Aro agreed");
  await page.getByTestId("orphan-here").click();
  assert.ok((await marked(page, "quote")).includes("Bo Aro agreed"));
  assert.deepEqual((await download(page)).document.orphans, []);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.keyboard.press("ControlOrMeta+Z");
  assert.equal(await page.getByTestId("article").textContent(), PLAIN);
  assert.deepEqual(await marked(page, "quote"), ["The old pier is safe", "Bo Aro nodded"]);
  assertQuiet(watch);
  await context.close();
});

test("an edit that was not finished waits for its article, and goes when the article is deleted", async () => {
  const { page, context } = await opened();
  const drafts = () => page.evaluate(() => Object.keys(localStorage).filter((key) => key.includes("draft")));
  await page.getByTestId("kept").getByText(/^Saved/).waitFor();
  await page.getByTestId("edit-text").click();
  await page.locator('[data-testid="text-box"]:focus').waitFor();
  await page.keyboard.type("Mine. ");
  const typed = await page.getByTestId("text-box").inputValue();
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-open").first().click();
  await page.waitForFunction((typed) => document.querySelector("#text")?.value === typed, typed);
  await shoot(page, "edit-resumed");
  await page.getByTestId("text-cancel").click();
  await page.getByTestId("article").waitFor();
  assert.deepEqual(await drafts(), []);
  await page.getByTestId("edit-text").click();
  await page.locator('[data-testid="text-box"]:focus').waitFor();
  await page.keyboard.type("Mine. ");
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-open").first().waitFor();
  assert.equal((await drafts()).length, 1);
  await page.getByTestId("shelf-delete").first().click();
  await page.getByTestId("undelete").waitFor();
  assert.deepEqual(await drafts(), []);
  await context.close();
});

test("on a small screen the text has the panel's room, and what lost its place is in view afterwards", async () => {
  const { page, context } = await opened(DIGEST);
  await page.setViewportSize({ width: 360, height: 740 });
  await page.keyboard.press("v");
  for (let i = 0; i < 12; i += 1) await page.keyboard.press("a");
  await page.getByTestId("edit-text").click();
  const box = page.locator('[data-testid="text-box"]:focus');
  await box.waitFor();
  assert.ok(await page.locator("#panel").isHidden());
  const [title, , ...rest] = (await box.inputValue()).split("\n");
  await box.fill([title, ...rest.slice(rest.length / 2)].join("\n"));
  await page.getByTestId("text-done").click();
  await page.getByTestId("article").waitFor();
  const [orphans, cards] = [await page.locator(".orphans").boundingBox(), await page.locator("#cards").boundingBox()];
  assert.ok(orphans.y >= cards.y && orphans.y < cards.y + cards.height);
  await context.close();
});

test("a newer version that is pasted over an article takes the work over, if asked to", async () => {
  const { page, context } = await opened();
  await select(page, "The old pier is safe");
  await page.keyboard.press("q");
  await page.keyboard.press("Escape");
  await paste(page, { "text/plain": `Updated on Tuesday.\n\n${PLAIN}` });
  await page.getByTestId("dialog").waitFor();
  await shoot(page, "version");
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("confirm").click();
  await page.getByText("Updated on Tuesday.").waitFor();
  assert.ok((await marked(page, "quote")).includes("The old pier is safe"));
  await context.close();
});

test("keys get other letters, the article another size and width, and both are kept", async () => {
  const { page, context } = await opened(DIGEST);
  await page.keyboard.press("?");
  await page.getByTestId("key-n").click();
  assert.deepEqual(await violations(page), []);
  await page.keyboard.press("j");
  await page.getByTestId("data-size").selectOption("Large");
  await page.getByTestId("data-width").selectOption("Wide");
  await shoot(page, "help");
  assert.deepEqual(await violations(page), []);
  const other = await context.newPage();
  await other.goto(page.url());
  await pasteArticle(other, DIGEST);
  const size = await other.getByTestId("article").evaluate((it) => getComputedStyle(it).fontSize);
  assert.equal(size, "23px");
  await other.keyboard.press("n");
  assert.equal(await other.locator(".card.is-selected").count(), 0);
  await other.keyboard.press("j");
  await other.locator(".card.is-selected").waitFor();
  await context.close();
});

test("the mark that Tab goes to is described, and the others are not", async () => {
  const { page, context } = await opened(DIGEST);
  await page.keyboard.press("q");
  const described = page.locator("mark[aria-description]");
  assert.ok((await described.count()) >= 1);
  assert.match(await described.first().getAttribute("aria-description"), /^quote \d+, .+, suggested$/);
  await page.keyboard.press("a");
  assert.match(await page.getByTestId("murmur").textContent(), /^Accepted quote \d+\. \d+ to decide\.$/);
  await context.close();
});

test("200 % text stays usable", async () => {
  const { page, context } = await opened(DIGEST);
  await page.addStyleTag({ content: "html { font-size: 200% }" }).catch(() => {});
  await page.evaluate(() => document.documentElement.style.setProperty("font-size", "200%"));
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  assert.ok(wide <= 0, `${wide} px sideways`);
  await shoot(page, "text-200");
  await context.close();
});
