// What journeys do with annotations, and what they ask of them.

/** Waits until the bar says that the article is saved. */
export const kept = (page) => page.getByTestId("kept").getByText(/^Saved \d\d:\d\d$/).waitFor();

/** How many marks in the article are accepted. */
export const accepted = (page) => page.locator("mark.is-accepted").count();

/** Accepts the next quotation by key; gives how many marks are accepted once that is drawn. */
export async function acceptNext(page) {
  const before = await accepted(page);
  await page.keyboard.press("n");
  await page.keyboard.press("a");
  await page.waitForFunction((before) => document.querySelectorAll("mark.is-accepted").length > before, before);
  return accepted(page);
}
