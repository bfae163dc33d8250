#!/usr/bin/env python3
"""Writes lexicon.tsv: python3 models/lexicon.py DATA... > models/lexicon.tsv

DATA are the files that the model is trained on: JSONL with a "text" a line, or plain .txt files.
Needs spaCy and its English model (pip install spacy; SPACY_MODEL names the package, en_core_web_sm
where nothing is said). Counts automatic tags and prints

  form<TAB>TAG[<TAB>TAG]        a form in small letters, its commonest tag, and a second one where a
                                fifth of its uses has it
"""
import collections
import json
import os
import sys

import spacy

LEAST, SECOND = 5, 0.2
NAMES = {
    "NNPS": "NNP", "JJR": "JJ", "JJS": "JJ", "RBR": "RB", "RBS": "RB", "WDT": "WH", "WP": "WH", "WP$": "WH",
    "PDT": "DT",
}
KNOWN = set("NN NNS NNP VB VBD VBZ VBP VBG VBN MD IN TO DT PRP PRP$ JJ RB CC CD WH RP EX UH POS WRB".split())


def texts(paths):
    for path in paths:
        with open(path, encoding="utf-8") as file:
            if path.endswith(".jsonl"):
                yield from (json.loads(line)["text"] for line in file if line.strip())
            else:
                yield file.read()


def main():
    tagger = spacy.load(
        os.environ.get("SPACY_MODEL", "en_core_web_sm"),
        disable=["parser", "ner", "lemmatizer", "attribute_ruler"],
    )
    paragraphs = (line for text in texts(sys.argv[1:]) for line in text.split("\n") if line.strip())
    counts = collections.defaultdict(collections.Counter)
    for paragraph in tagger.pipe(paragraphs, batch_size=64):
        for token in paragraph:
            tag = NAMES.get(token.tag_, token.tag_)
            # A capital says more than a tag: names are none of the lexicon.
            if token.text[:1].isalpha() and token.text.lower() == token.text and tag in KNOWN:
                counts[token.text.replace("’", "'")][tag] += 1
    print("# Forms of English words in news with their commonest part of speech, and a second one where a fifth of the uses has it.")
    for form, tags in sorted(counts.items()):
        total = tags.total()
        if total >= LEAST:
            (first, _), *rest = sorted(tags.items(), key=lambda pair: (-pair[1], pair[0]))
            print(form, first, *(tag for tag, count in rest[:1] if count >= SECOND * total), sep="\t")


main()
