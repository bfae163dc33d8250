// Speed in the page, printed as a table: analysis against npm `compromise` in the same page, paste → marks on the screen,
// decision → frame, longest tasks (of the paste, of turning to each tab, of the reload), memory. Run by `./dev bench`. Ratios are to be trusted, milliseconds drift between machines.
import { readFileSync } from "node:fs";
import { join } from "node:path";
import { ROOT, open, raise } from "./stage/stage.mjs";
import { proseOfWords } from "./stage/prose.mjs";

const COMPROMISE = readFileSync(join(ROOT, "node_modules/compromise/builds/compromise.js"), "utf8");
const SIZES = [1_000, 10_000, 100_000];
const ROUNDS = 5;

const median = (values) => values.sort((a, b) => a - b)[Math.floor(values.length / 2)];

/** Pastes `text` by a clipboard event and waits for the first frame with a mark; milliseconds of each part. */
const pasteToMarks = async (text) => {
  // In a task of its own: to hand the text over takes as long as some of what is measured.
  await new Promise((done) => setTimeout(done, 100));
  return new Promise((resolve) => {
    performance.clearMarks();
    const tasks = [];
    const observer = new PerformanceObserver((list) => tasks.push(...list.getEntries().map((entry) => entry.duration)));
    observer.observe({ entryTypes: ["longtask"] });
    const data = new DataTransfer();
    data.setData("text/plain", text);
    const start = performance.now();
    document.body.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
    const look = () => {
      if (!document.querySelector("[data-testid=article] mark")) return requestAnimationFrame(look);
      const channel = new MessageChannel();
      channel.port1.onmessage = () => {
        const first = performance.now() - start;
        setTimeout(() => {
          observer.disconnect();
          const at = (name) => performance.getEntriesByName(`provenote: ${name}`).map((mark) => mark.startTime);
          const ends = at("idle");
          const open = at("busy").reduce((sum, start, slice) => sum + ends[slice] - start, 0);
          resolve({ first, open, longest: Math.max(0, ...tasks) });
        }, 1500);
      };
      // The mark is in the document before this frame is painted; the message comes after.
      channel.port2.postMessage(0);
    };
    requestAnimationFrame(look);
  });
};

/** Accepts one annotation after the other by key; milliseconds to the frame after each. */
const decisions = async () => {
  const times = [];
  document.body.dispatchEvent(new KeyboardEvent("keydown", { key: "n", bubbles: true }));
  for (let i = 0; i < 9; i += 1) {
    const start = performance.now();
    document.body.dispatchEvent(new KeyboardEvent("keydown", { key: i % 2 ? "r" : "a", bubbles: true }));
    await new Promise((done) => {
      const channel = new MessageChannel();
      channel.port1.onmessage = done;
      requestAnimationFrame(() => channel.port2.postMessage(0));
    });
    times.push(performance.now() - start);
  }
  return times;
};

/** Keeps how long each long task took (50 ms and more, as the browser defines them). */
const watchTasks = () => {
  window.longTasks = [];
  const observer = new PerformanceObserver((list) => window.longTasks.push(...list.getEntries().map((it) => it.duration)));
  observer.observe({ entryTypes: ["longtask"] });
};

/** The longest of them since this was asked last; 0 where there was none. */
const longestTask = (page) => page.evaluate(() => Math.max(0, ...window.longTasks.splice(0)));

const compromise = (text) => {
  const start = performance.now();
  const doc = window.nlp(text);
  doc.quotations();
  doc.people();
  return performance.now() - start;
};

/** Keeps the engine's memory where `memoryOf` finds it. */
const watchMemory = () => {
  for (const name of ["instantiate", "instantiateStreaming"]) {
    const make = WebAssembly[name];
    WebAssembly[name] = async (...given) => {
      const made = await make.apply(WebAssembly, given);
      const exports = Object.values((made.instance ?? made).exports);
      window.engineMemory = exports.find((it) => it instanceof WebAssembly.Memory);
      return made;
    };
  }
};

/** Bytes by which the engine's memory grows in a new page when `text` is pasted, until it is kept. */
async function memoryOf(stage, text) {
  const { page, context } = await open(stage, { before: watchMemory });
  await page.waitForTimeout(1000);
  const size = () => page.evaluate(() => window.engineMemory.buffer.byteLength);
  const before = await size();
  await page.evaluate(pasteToMarks, text);
  await page.waitForTimeout(4000);
  const grown = (await size()) - before;
  await context.close();
  return grown;
}

const stage = await raise();
const rows = [];
for (const words of SIZES) {
  const text = proseOfWords(words);
  const rounds = [];
  const { page, context } = await open(stage, { before: watchTasks });
  await page.evaluate(COMPROMISE);
  for (let round = 0; round < (words > 50_000 ? 3 : ROUNDS); round += 1) {
    const ours = await page.evaluate(pasteToMarks, text);
    const frames = await page.evaluate(decisions);
    await longestTask(page);
    for (const tab of ["citations", "speakers", "quotes"]) {
      await page.getByTestId(`tab-${tab}`).click();
      await page.waitForTimeout(600);
    }
    const tabs = await longestTask(page);
    const peer = await page.evaluate(compromise, text);
    await page.waitForTimeout(1000);
    const start = Date.now();
    await page.reload();
    await page.getByTestId("article").waitFor();
    const back = Date.now() - start;
    await page.waitForTimeout(1000);
    const reload = await longestTask(page);
    rounds.push({ ...ours, decide: median(frames), tabs, peer, ratio: peer / ours.open, back, reload });
    // Put away, it does not come back at the next reload.
    await page.getByTestId("new-article").click();
    await page.waitForTimeout(500);
    await page.reload();
    await page.getByTestId("paste-box").waitFor();
    await page.waitForLoadState("networkidle");
    await page.evaluate(COMPROMISE);
  }
  await context.close();
  const middle = (key) => median(rounds.map((round) => round[key])).toFixed(key === "ratio" ? 0 : 1);
  const ratios = rounds.map((round) => round.ratio);
  rows.push({
    words,
    bytes: Buffer.byteLength(text),
    "analysis ms": middle("open"),
    "compromise ms": middle("peer"),
    "times faster": `${middle("ratio")} (${Math.min(...ratios).toFixed(0)}–${Math.max(...ratios).toFixed(0)})`,
    "paste → marks ms": middle("first"),
    "decision → frame ms": middle("decide"),
    "longest task ms": middle("longest"),
    "of tabs": middle("tabs"),
    "of reload": middle("reload"),
    "reload → article ms": middle("back"),
    "memory B/B": ((await memoryOf(stage, text)) / Buffer.byteLength(text)).toFixed(1),
  });
}
console.table(rows);
await stage.close();
