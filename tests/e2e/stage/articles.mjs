// Articles for the journeys: own words, small enough to read.

export const DIGEST = `The harbour council of Port Elmin will vote on the new tide wall next week [1, 2].

“The wall will be built,” said Mara Lindqvist, the council's president. “It is a matter of years, not decades.” [1]

A spokesperson for the fishing union said the plan ignores the southern quay [2]. According to Tomas Reyes, the cost could double by 2030 [1-3].

“The harbour council of Port Elmin will vote on the new tide wall next week.”

References
[1] Port Elmin Gazette: Council sets date for tide wall vote. https://example.org/tide-wall
[2] Fishing Union of Elmin. Statement on the tide wall, 2026.
[3] Reyes, T. (2025). Costs of coastal defence. doi:10.5555/elmin.2025.17
`;

/** Every Unicode trap that moves offsets: astral, joined, flags, combining, right-to-left, NUL-free controls. */
export const TRAPS = `🗞️ Café news — the 👩‍👩‍👧 family said the ferry is late [1]. e\u0301tude 🇪🇺 [2].

“שלום,” said Noa Levi. مرحبا [1, 2]. 𝔘nicode said “𝕎e are here” \u200f[1].
`;

export const HOSTILE = `<script>window.pwned = 1</script> said "<img src=x onerror='window.pwned=2'>" [1].

"<svg onload=window.pwned=3>," said <b onclick="window.pwned=4">Ana</b> Diaz. [2](javascript:window.pwned=5) ![x](https://example.org/pixel.png)

References
[1] <a href="javascript:window.pwned=6">x</a> javascript:window.pwned=7
[2] https://example.org/"onmouseover="window.pwned=8
`;
