// Never lose work: articles are kept a moment after each change, come back whatever happened, and stand on a shelf.
import assert from "node:assert/strict";
import { after, before, test } from "node:test";
import { DIGEST } from "./stage/articles.mjs";
import { violations } from "./stage/axe.mjs";
import { assertQuiet, download, open, paste, pasteArticle, raise, shoot } from "./stage/stage.mjs";
import { accepted, acceptNext, kept } from "./stage/work.mjs";

let stage;
before(async () => (stage = await raise()));
after(() => stage.close());

const article = (page) => page.getByTestId("article").waitFor();

/** Opens the digest and accepts its first quote. */
async function begun(options = {}) {
  const scene = await open(stage, options);
  await pasteArticle(scene.page, DIGEST);
  await scene.page.getByTestId("card").first().click();
  await scene.page.keyboard.press("a");
  return scene;
}

/** The document as it would leave now, without what the clock says. */
async function now(page) {
  const { text } = await download(page);
  return text.replace(/"created": "[^"]*"/, "");
}

/** A page of the same browser profile, as if the person had opened the address again. */
async function again(context) {
  const page = await context.newPage();
  await page.goto(stage.url);
  return page;
}

/** Runs `work` with the kept articles: a transaction over all stores. */
const inDatabase = (page, work) =>
  page.evaluate(`new Promise((resolve, reject) => {
    const request = indexedDB.open("provenote");
    request.onerror = () => reject(request.error);
    request.onsuccess = () => {
      const transaction = request.result.transaction(["headers", "bases", "steps"], "readwrite");
      const asked = (${work})((name) => transaction.objectStore(name));
      transaction.oncomplete = () => (request.result.close(), resolve(asked?.result));
      transaction.onabort = () => reject(transaction.error);
    };
  })`);

test("a reload brings the article back as it was left, with what can be undone and redone", async () => {
  const { page, watch, context } = await begun();
  await page.keyboard.press("n");
  await page.keyboard.press("r");
  await page.getByTestId("note").fill("Ask the union.");
  await page.getByTestId("undo").click();
  await page.getByTestId("undo").click();
  await kept(page);
  assert.ok((await page.getByTestId("undo").isEnabled()) && (await page.getByTestId("redo").isEnabled()));
  const before = await page.locator(".history-step").count();
  assert.equal(before, 0);
  const marks = await accepted(page);
  await page.reload();
  await article(page);
  assert.equal(await accepted(page), marks);
  await page.getByTestId("redo").click();
  await page.getByTestId("redo").click();
  assert.ok(await page.getByTestId("redo").isDisabled());
  const { document } = await download(page);
  const notes = [...document.quotations, ...document.citations].map((it) => it.note).filter(Boolean);
  assert.deepEqual(notes, ["Ask the union."]);
  await kept(page);
  await page.reload();
  await article(page);
  assert.match(await page.locator(".status-file").textContent(), /All decisions downloaded/);
  for (let i = 0; i < 3; i += 1) await page.getByTestId("undo").click();
  assert.ok(await page.getByTestId("undo").isDisabled());
  assert.equal(await accepted(page), 0);
  assert.deepEqual(watch.errors, []);
  await context.close();
});

test("a change is on the disk within 300 milliseconds", async () => {
  const { page, context } = await begun();
  await kept(page);
  const steps = () => inDatabase(page, (stores) => stores("steps").count());
  const before = await steps();
  await page.evaluate(() => {
    window.stamp = new Promise((resolve) => {
      const put = IDBObjectStore.prototype.put;
      IDBObjectStore.prototype.put = function (...all) {
        this.transaction.addEventListener("complete", () => resolve(performance.now()));
        return put.apply(this, all);
      };
    });
    addEventListener("keydown", () => (window.pressed ??= performance.now()), true);
  });
  await page.keyboard.press("n");
  await page.evaluate(() => (window.pressed = undefined));
  await page.keyboard.press("a");
  const took = await page.evaluate(async () => (await window.stamp) - window.pressed);
  assert.equal(await steps(), before + 1);
  console.log(`  on the disk after ${Math.round(took)} ms`);
  assert.ok(took < 600, `${took} ms`);
  await context.close();
});

test("a page that is killed or closed in the middle of work comes back", async () => {
  const { page, context } = await begun();
  await kept(page);
  const session = await context.newCDPSession(page);
  const marks = await acceptNext(page);
  await kept(page);
  session.send("Page.crash").catch(() => {});
  await page.waitForEvent("crash");
  await page.close();
  const second = await again(context);
  await article(second);
  assert.equal(await accepted(second), marks);
  // Closed at once after a decision: what hides the page writes it.
  const more = await acceptNext(second);
  await second.close({ runBeforeUnload: false });
  const third = await again(context);
  await article(third);
  assert.equal(await accepted(third), more);
  assertQuiet({ requests: [], errors: [], loaded: 0 });
  await context.close();
});

test("an edit of the text that was not finished comes back as far as it had come", async () => {
  const { page, context } = await begun();
  await kept(page);
  await page.getByTestId("edit-text").click();
  await page.keyboard.type("A line of mine. ");
  const typed = await page.getByTestId("text-box").inputValue();
  await page.close({ runBeforeUnload: false });
  const second = await again(context);
  await second.getByTestId("text-box").waitFor();
  assert.equal(await second.getByTestId("text-box").inputValue(), typed);
  await second.getByTestId("text-cancel").click();
  await article(second);
  await second.close({ runBeforeUnload: false });
  const third = await again(context);
  await article(third);
  assert.equal(await third.getByTestId("text-box").count(), 0);
  await context.close();
});

test("undo followed by another step, and a note as it is typed, are kept as they stand", async () => {
  const { page, context } = await begun();
  await kept(page);
  await page.keyboard.press("ControlOrMeta+Z");
  await page.getByTestId("card").first().click();
  await page.keyboard.press("r");
  await page.getByTestId("card").nth(1).click();
  for (const words of ["A", "As", "Ask her"]) {
    await page.getByTestId("note").fill(words);
    await page.waitForTimeout(260);
  }
  const before = await now(page);
  await kept(page);
  await page.reload();
  await article(page);
  assert.equal(await now(page), before);
  await page.getByTestId("undo").click();
  await page.getByTestId("undo").click();
  assert.ok(await page.getByTestId("undo").isDisabled(), "a note is one step");
  assert.ok(await page.getByTestId("redo").isEnabled());
  await context.close();
});

test("several articles stand on the shelf: searched, opened, deleted and taken back", async () => {
  const { page, watch, context } = await begun();
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf").waitFor();
  assert.equal(await page.getByTestId("dialog").count(), 0, "nothing is lost, nothing is asked");
  const shelf = page.getByTestId("shelf");
  assert.match(await shelf.textContent(), /The harbour council.*[0-9]+ words.*1 of \d+ decided/s);
  for (const name of ["Ferry", "Library", "School", "Bridge", "Market", "Hospital"]) {
    await pasteArticle(page, `${name} news of the week\n\n“It opens,” said Ana Lee [1].`);
    await page.getByTestId("new-article").click();
    await page.getByTestId("paste-box").waitFor();
  }
  await shelf.getByText("Hospital").waitFor();
  const rows = page.getByTestId("shelf-item");
  assert.equal(await rows.count(), 7);
  await shoot(page, "shelf", { fullPage: true });
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("shelf-search").fill("FERRY");
  assert.equal(await rows.count(), 1);
  await rows.first().getByTestId("shelf-delete").click();
  await page.getByTestId("undelete").waitFor();
  await shoot(page, "shelf-deleted", { fullPage: true });
  assert.deepEqual(await violations(page), []);
  assert.equal(await page.evaluate(() => document.activeElement.dataset.testid), "undelete");
  assert.equal(await inDatabase(page, (stores) => stores("headers").count()), 6);
  await page.keyboard.press("Enter");
  await page.getByTestId("shelf-open").waitFor();
  assert.equal(await inDatabase(page, (stores) => stores("headers").count()), 7);
  await page.getByTestId("shelf-search").fill("nothing like that");
  assert.match(await shelf.textContent(), /No title has these words/);
  await page.getByTestId("shelf-search").fill("");
  await rows.filter({ hasText: "Bridge" }).getByTestId("shelf-delete").click();
  await page.getByTestId("undelete").waitFor();
  await page.reload();
  await page.getByTestId("shelf").waitFor();
  assert.equal(await rows.count(), 6, "who leaves the shelf lets go");
  await rows.filter({ hasText: "harbour" }).getByTestId("shelf-open").click();
  await article(page);
  assert.ok((await accepted(page)) > 0);
  assertQuiet({ ...watch, requests: [] });
  await context.close();
});

test("another article goes in place of the open one without a question, and both are kept", async () => {
  const { page, context } = await begun();
  await paste(page, { "text/plain": "Ferry news\n\n“It sails,” said Ana Lee [1]." });
  await page.getByTestId("article").getByText("Ferry").waitFor();
  await kept(page);
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-item").nth(1).waitFor();
  assert.equal(await page.getByTestId("shelf-item").count(), 2);
  await context.close();
});

test("full storage: a banner says so, the page stays usable, the download works, nothing is lost", async () => {
  const { page, watch, context } = await begun();
  await kept(page);
  await page.evaluate(() => {
    window.put = IDBObjectStore.prototype.put;
    IDBObjectStore.prototype.put = function () {
      throw new DOMException("full", "QuotaExceededError");
    };
  });
  await page.keyboard.press("n");
  await page.keyboard.press("a");
  const banner = page.getByTestId("banner");
  await banner.waitFor();
  assert.match(await banner.textContent(), /storage is full.*not saved/is);
  assert.equal(await banner.getAttribute("role"), "alert");
  assert.equal(await page.getByTestId("kept").textContent(), "Not saved");
  await shoot(page, "banner-full");
  assert.deepEqual(await violations(page), []);
  await page.getByTestId("new-article").click();
  await page.getByTestId("dialog").waitFor();
  await shoot(page, "leave");
  await page.keyboard.press("Escape");
  const marks = await accepted(page);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("banner-download").click()]);
  assert.match(file.suggestedFilename(), /provenote\.json$/);
  await page.evaluate(() => (IDBObjectStore.prototype.put = window.put));
  await page.getByTestId("try-again").click();
  await banner.waitFor({ state: "detached" });
  await kept(page);
  await page.reload();
  await article(page);
  assert.equal(await accepted(page), marks);
  assert.deepEqual(watch.errors, []);
  await context.close();
});

test("a real quota that is exceeded says the same", async () => {
  const { page, context } = await open(stage);
  const session = await context.newCDPSession(page);
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(stage.url).origin, quotaSize: 1 });
  await pasteArticle(page, DIGEST);
  await page.getByTestId("banner").getByText(/storage is full/).waitFor();
  await session.send("Storage.overrideQuotaForOrigin", { origin: new URL(stage.url).origin });
  await page.getByTestId("try-again").click();
  await kept(page);
  await context.close();
});

test("blocked storage: said at once, and everything works but keeping", async () => {
  const context = await stage.browser.newContext({ acceptDownloads: true, viewport: { width: 1280, height: 860 } });
  await context.addInitScript(() => {
    const refuse = () => {
      throw new DOMException("blocked", "SecurityError");
    };
    for (const name of ["indexedDB", "localStorage", "sessionStorage"]) {
      Object.defineProperty(window, name, { get: refuse });
    }
  });
  const page = await again(context);
  await page.getByTestId("banner").getByText(/cannot be kept/).waitFor();
  await shoot(page, "blocked-start");
  assert.deepEqual(await violations(page), []);
  await pasteArticle(page, DIGEST);
  await page.getByTestId("banner").waitFor();
  await page.getByTestId("card").first().click();
  await page.keyboard.press("a");
  const { document } = await download(page);
  assert.ok(document.quotations.some((it) => it.status === "accepted"));
  await page.getByTestId("new-article").click();
  await page.getByTestId("paste-box").waitFor();
  await context.close();
});

/** A kept article, on the start page, of which `work` makes something else. */
async function tampered(work) {
  const { page, context } = await begun();
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-open").waitFor();
  await inDatabase(page, work);
  return { page, context };
}

const everything = (page) => inDatabase(page, (stores) => stores("steps").getAll());

test("a damaged save is left as it is, listed as unreadable, and can be downloaded and deleted", async () => {
  const { page, context } = await tampered((stores) => {
    const cursor = stores("bases").openCursor();
    cursor.onsuccess = () => {
      if (!cursor.result) return;
      if (typeof cursor.result.key === "string") cursor.result.update(["{broken"]);
      cursor.result.continue();
    };
  });
  await page.getByTestId("shelf-open").click();
  await page.getByTestId("message").getByText(/damaged/).waitFor();
  await page.getByTestId("shelf-raw").waitFor();
  await shoot(page, "shelf-damaged");
  assert.deepEqual(await violations(page), []);
  const [file] = await Promise.all([page.waitForEvent("download"), page.getByTestId("shelf-raw").click()]);
  const chunks = [];
  for await (const chunk of await file.createReadStream()) chunks.push(chunk);
  const record = JSON.parse(Buffer.concat(chunks).toString("utf8"));
  assert.deepEqual(record.base, ["{broken"]);
  assert.equal(record.steps.length, 1);
  assert.match(record.header.title, /harbour/);
  await pasteArticle(page, "Ferry news\n\n“It sails,” said Ana Lee [1].");
  await kept(page);
  assert.equal((await everything(page)).length, 1, "the damaged one is untouched");
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-item").nth(1).waitFor();
  await page.getByTestId("shelf-item").filter({ hasText: "harbour" }).getByTestId("shelf-delete").click();
  await page.getByTestId("undelete").waitFor();
  await context.close();
});

test("damaged steps: what can be read is opened as a copy", async () => {
  const { page, context } = await tampered((stores) => {
    const cursor = stores("steps").openCursor();
    cursor.onsuccess = () => cursor.result?.update("garbage");
  });
  await page.getByTestId("shelf-open").click();
  await article(page);
  await page.getByTestId("message").getByText(/could not be read/).waitFor();
  assert.equal(await accepted(page), 0);
  await kept(page);
  assert.deepEqual(await everything(page), ["garbage"]);
  await page.getByTestId("new-article").click();
  await page.getByTestId("shelf-item").filter({ hasText: "(copy)" }).waitFor();
  assert.equal(await page.getByTestId("shelf-item").count(), 2);
  await context.close();
});

test("a newer version's save is left untouched and said so", async () => {
  const { page, context } = await tampered((stores) => {
    const cursor = stores("headers").openCursor();
    cursor.onsuccess = () => cursor.result?.update({ ...cursor.result.value, format: 99 });
  });
  await page.reload();
  const row = page.getByTestId("shelf-item");
  await row.getByText(/newer version/).waitFor();
  assert.equal(await page.getByTestId("shelf-open").count(), 0);
  await shoot(page, "shelf-newer");
  assert.deepEqual(await violations(page), []);
  const header = await inDatabase(page, (stores) => stores("headers").getAll());
  assert.equal(header[0].format, 99);
  await context.close();
});

test("a newer version's database is left untouched and said so", async () => {
  const { page, context } = await begun();
  await kept(page);
  await page.getByTestId("new-article").click();
  await page.evaluate(
    () =>
      new Promise((resolve) => {
        const request = indexedDB.open("provenote", 99);
        request.onsuccess = () => (request.result.close(), resolve());
      }),
  );
  await page.reload();
  await page.getByTestId("banner").getByText(/newer version/).waitFor();
  await pasteArticle(page, DIGEST);
  await page.getByTestId("banner").getByText(/not saved/).waitFor();
  await page.getByTestId("banner-download").waitFor();
  await shoot(page, "banner-newer");
  await context.close();
});
