//! Documents that are not as they should be: what is said of them, and what is done about it.

#![allow(clippy::unwrap_used, clippy::indexing_slicing, reason = "a test fails loudly")]

use std::rc::Rc;

use provenote::detect::analyse;
use provenote::export::{Header, Json, Opened, Refusal, Repair, document, open};
use provenote::session::{Action, reduce};
use provenote::text::Article;
use provenote::text::ingest::from_plain;
use serde_json::{Value, json};

const TEXT: &str = "🗞️ “The pier is safe [1],” Mara Lund told the council. 🙂 Bo Ek said it is “not safe” [2].\n\n\
                    She said: “I have seen the pier [1, 2] myself,” 🙂 and left. “Wait,” said Bo Ek [3].\n\n\
                    References\n1. Lund M. The pier. 2010. doi:10.1234/pier.5\n2. Ek B. Another pier. 2012.\n";

/// The document of [`TEXT`] as JSON.
fn sample() -> Value {
    made_of(from_plain(TEXT))
}

fn made_of(article: Article) -> Value {
    let analysis = analyse(&article);
    let session = reduce(Rc::default(), Action::Opened(article, analysis));
    let header = Header { id: None, created: "2026-11-23T12:00:00Z".to_owned() };
    serde_json::to_value(document(&session, &header)).unwrap()
}

fn opened(value: &Value, repair: Repair) -> Opened {
    open(&read(value), repair).unwrap()
}

fn read(value: &Value) -> Json {
    serde_json::from_str(&value.to_string()).unwrap()
}

fn again(opened: &Opened) -> Value {
    let header = Header { id: opened.id.clone(), created: "2026-11-23T12:00:00Z".to_owned() };
    serde_json::to_value(document(&opened.session, &header)).unwrap()
}

/// Changes the offsets of everything in `value` that has any.
fn recount(value: &mut Value, count: &dyn Fn(i64, i64) -> (i64, i64)) {
    match value {
        Value::Array(items) => items.iter_mut().for_each(|item| recount(item, count)),
        Value::Object(fields) => {
            let ends =
                fields.get("start").and_then(Value::as_i64).zip(fields.get("end").and_then(Value::as_i64));
            if let Some((start, end)) = ends {
                let (start, end) = count(start, end);
                fields.insert("start".to_owned(), json!(start));
                fields.insert("end".to_owned(), json!(end));
                fields.remove("utf16");
            }
            fields.values_mut().for_each(|field| recount(field, count));
        }
        _ => {}
    }
}

fn length(points: i64, of: fn(&str) -> usize) -> i64 {
    let start: String = TEXT.chars().take(usize::try_from(points).unwrap()).collect();
    i64::try_from(of(&start)).unwrap()
}

type Recount = fn(i64, i64) -> (i64, i64);

#[test]
fn other_ways_to_count_are_found_out_and_put_right() {
    let ways: [(&str, Recount); 8] = [
        ("UTF-16", |a, b| (length(a, |t| t.encode_utf16().count()), length(b, |t| t.encode_utf16().count()))),
        ("UTF-8 bytes", |a, b| (length(a, str::len), length(b, str::len))),
        ("counted from 1, or", |a, b| (a + 1, b + 1)),
        ("are all 17 too far", |a, b| (a + 17, b + 17)),
        ("end were the last", |a, b| (a, b - 1)),
        ("counted from 1, with the last", |a, b| (a + 1, b)),
        ("exchanged", |a, b| (b, a)),
        ("CRLF", |a, b| {
            let crlf = |text: &str| text.chars().count() + text.matches('\n').count();
            (length(a, crlf), length(b, crlf))
        }),
    ];
    let whole = sample();
    let all = opened(&whole, Repair::Skip);
    assert_eq!(all.summary(), format!("All {} annotations opened.", all.total));
    assert!(all.total > 8, "{}", all.total);
    for (words, way) in ways {
        let mut value = whole.clone();
        for list in ["citations", "references", "quotations", "speakers", "document"] {
            recount(&mut value[list], &way);
        }
        let fixed = opened(&value, Repair::Fix);
        assert!(
            fixed.cause.as_deref().is_some_and(|cause| cause.contains(words)),
            "{words}: {:?}",
            fixed.cause
        );
        assert_eq!((fixed.opened, fixed.aside, fixed.partial), (fixed.total, 0, 0), "{words}");
        assert_eq!(again(&fixed), whole, "{words}");
        let skipped = opened(&value, Repair::Skip);
        assert!(skipped.opened < skipped.total && skipped.fixable > 0, "{words}");
        assert_eq!(skipped.problems, fixed.problems, "{words}");
        assert!(skipped.summary().ends_with(&format!("{}.", fixed.cause.unwrap())), "{}", skipped.summary());
    }
}

#[test]
fn a_text_with_crlf_may_be_counted_as_if_without() {
    let mut whole = sample();
    let text = TEXT.replace('\n', "\r\n");
    let article = Article::new(text, None, &[], Vec::new());
    let crlf = made_of(article);
    // The text as a script wrote it back, with the offsets of the page.
    whole["document"]["text"] = crlf["document"]["text"].clone();
    let fixed = opened(&whole, Repair::Fix);
    assert!(fixed.cause.as_deref().is_some_and(|cause| cause.contains("CRLF")));
    assert_eq!((fixed.opened, fixed.aside), (fixed.total, 0));
    assert!(fixed.altered);
    assert_eq!(again(&fixed)["references"], crlf["references"]);
}

#[test]
fn what_is_wrong_is_said_by_name_and_place() {
    let mut value = sample();
    let exact = value["citations"][1]["exact"].as_str().unwrap().to_owned();
    let start = value["citations"][1]["start"].as_u64().unwrap();
    value["citations"][1]["start"] = json!(start + 1);
    value["citations"][0]["end"] = json!(99_999);
    value["citations"][2]["start"] = json!("12");
    value["quotations"][0]["content"][0]["exact"] = json!("Words that nobody said.");
    value["quotations"][1]["kind"] = json!("scare");
    value["quotations"][1]["citations"] = json!(["c77"]);
    value["speakers"][0]["name"] = json!(" ");
    value["references"][0]["doi"] = json!("10.9/none");
    let skipped = opened(&value, Repair::Skip);
    let told = |at: &str| {
        let problem = skipped.problems.iter().find(|problem| problem.at == at).unwrap();
        (problem.what.as_str(), problem.fix.as_deref())
    };
    let end = start + exact.chars().count() as u64;
    let cut: String = exact.chars().skip(1).collect();
    let what = format!("the text at {}–{end} is “{cut}”, the file says “{exact}”", start + 1);
    assert_eq!(told("c2"), (what.as_str(), Some(format!("place it at {start}–{end}").as_str())));
    let points = TEXT.chars().count();
    assert!(told("c1").0.ends_with(&format!("–99999 lies outside the text, which has {points} characters")));
    assert_eq!(told("c3").0, "start and end are not whole numbers");
    assert_eq!(told("q1 content 1").1, Some("keep it aside, to be placed by hand"));
    assert_eq!(told("r1").0, "its doi “10.9/none” is not among its words, and is left out");
    assert_eq!(told("s1"), ("it has no name", None));
    let kinds =
        skipped.problems.iter().filter(|problem| problem.at == "q2").map(|problem| problem.what.as_str());
    let kinds: Vec<&str> = kinds.collect();
    let (names, kind) = (
        "it names “c77”, which is not in the file",
        "its kind “scare” is not known here; it is “indirect” now",
    );
    assert!(kinds.contains(&names) && kinds.contains(&kind), "{kinds:?}");
    let total = skipped.total;
    assert_eq!(skipped.summary(), format!("{} of {total} annotations opened; 5 were left out.", total - 5));

    let fixed = opened(&value, Repair::Fix);
    let said = format!(
        "{} of {total} annotations opened; 3 were moved to their words; 1 has no place in the text and is kept aside; 1 was left out.",
        total - 1
    );
    assert_eq!(fixed.summary(), said);
    let orphan = &fixed.session.orphans[0];
    assert_eq!(orphan.exact, "Words that nobody said.");
    // What the others name is still what they name.
    assert_eq!(again(&fixed)["citations"], sample()["citations"]);
}

#[test]
fn an_edited_text_is_told_and_words_are_found_again() {
    let mut value = sample();
    let text = format!("A new first sentence. {}", TEXT.replace("Bo Ek said it is “not safe” [2].", ""));
    value["document"]["text"] = json!(text);
    let fixed = opened(&value, Repair::Fix);
    assert!(fixed.altered);
    assert!(fixed.problems[0].what.contains("SHA-256"));
    assert!(
        fixed.summary().contains("kept aside") || fixed.summary().contains("left out"),
        "{}",
        fixed.summary()
    );
    for mark in fixed.session.marks.iter() {
        assert!(fixed.session.article.text.get(mark.span.range()).is_some());
    }
    for list in ["citations", "quotations"] {
        let old = sample();
        for record in again(&fixed)[list].as_array().unwrap() {
            let was = old[list].as_array().unwrap().iter().find(|was| was["id"] == record["id"]).unwrap();
            let words = |value: &Value| {
                value["exact"].as_str().or(value["content"][0]["exact"].as_str()).map(str::to_owned)
            };
            assert_eq!(words(record), words(was), "{}", record["id"]);
        }
    }
}

#[test]
fn words_that_stand_more_than_once_need_their_neighbours() {
    let text = "one [1] two [1] three [1]";
    let file = |prefix: &str, start: u32| {
        json!({"format": "provenote-annotations", "version": 1, "document": {"text": text},
            "citations": [{"id": "c1", "start": start, "end": start + 3, "exact": "[1]", "prefix": prefix, "suffix": " three [1]"}]})
    };
    let found = opened(&file("one [1] two ", 900), Repair::Fix);
    assert_eq!(found.session.analysis.citations[0].span.start, 12);
    let found = opened(&file("nowhere at all ", 5), Repair::Fix);
    assert_eq!(found.session.analysis.citations[0].span.start, 12, "what follows tells");
    let mut bare = file("", 17);
    bare["citations"][0]["suffix"] = json!("");
    assert_eq!(opened(&bare, Repair::Fix).aside, 1, "which of three is anybody's guess");
}

#[test]
fn refusals_say_what_and_what_now() {
    let refused = |value: &Value| open(&read(value), Repair::Fix).unwrap_err();
    let newer = json!({"format": "provenote-annotations", "version": 2});
    assert_eq!(refused(&newer), Refusal::Newer(2));
    assert!(
        refused(&newer)
            .message()
            .contains("has version 2 of the format, and this Provenote reads up to version 1")
    );
    for other in [
        json!(5),
        json!([]),
        json!({}),
        json!({"format": "other"}),
        json!({"format": "provenote-annotations"}),
        json!({"format": "provenote-annotations", "version": "1"}),
    ] {
        assert_eq!(refused(&other), Refusal::NotDocument, "{other}");
    }
    for document in [json!(null), json!({}), json!({"text": 5}), json!([])] {
        let value = json!({"format": "provenote-annotations", "version": 1, "document": document});
        assert_eq!(refused(&value), Refusal::NoText);
    }
    let long = json!({"format": "provenote-annotations", "version": 1, "document": {"text": "a".repeat((64 << 20) + 1)}});
    assert_eq!(refused(&long), Refusal::TooLong);
    assert!(Refusal::TooLong.message().contains("64 MB"));
    assert!(Refusal::NotJson("Unexpected end".to_owned()).message().contains("not JSON (Unexpected end)"));
}

#[test]
fn the_id_and_the_title_that_a_caller_gave_come_back() {
    let mut value = sample();
    value["document"]["id"] = json!("my/article 1");
    value["document"]["title"] = json!("A title of its own");
    let back = opened(&value, Repair::Skip);
    assert_eq!(back.id.as_deref(), Some("my/article 1"));
    assert_eq!(again(&back), value);
}

/// A document around `parts`, with a text of two words.
fn around(parts: &str) -> Json {
    let text = format!(
        r#"{{"format":"provenote-annotations","version":1,"document":{{"text":"é🙂 [1]"}},{parts}}}"#
    );
    serde_json::from_str(&text).unwrap()
}

#[test]
fn ids_that_are_taken_foreign_or_absurd_are_given_anew() {
    let one = |id: &str| format!(r#"{{"id":{id},"start":3,"end":6,"exact":"[1]"}}"#);
    let ids = [r#""c2""#, r#""c2""#, r#""T1""#, r#""c4000000000""#, "7", r#""__proto__""#].map(one).join(",");
    let quotation =
        r#"{"id":"q1","content":[{"start":3,"end":6}],"citations":["T1","c2","c4000000000","__proto__"]}"#;
    let back =
        open(&around(&format!(r#""citations":[{ids}],"quotations":[{quotation}]"#)), Repair::Skip).unwrap();
    assert_eq!(back.session.analysis.citations.len(), 7);
    assert_eq!(back.session.analysis.quotations[0].citations, [3, 1, 4, 6]);
    assert_eq!((back.opened, back.problems.len()), (7, 4), "{:?}", back.problems);
    assert_eq!(back.problems[1].at, "T1");
    assert!(back.problems[1].what.ends_with("it is c4 now"), "{:?}", back.problems[1]);
}

#[test]
fn nothing_that_a_file_says_stops_the_program() {
    let ends =
        ["4294967295", "4294967296", "-1", "1e308", "-0.0", "0.5", "null", "\"3\"", "[]", "3", "2", "1"];
    for start in ends {
        for end in ends {
            for more in ["", r#","exact":"[1]""#, r#","exact":"""#, r#","exact":"\r\n","prefix":5"#] {
                let place = format!(r#""start":{start},"end":{end}{more}"#);
                let parts = format!(
                    r#""citations":[{{{place},"pointers":[{{{place},"reference":"r1","reason":{{}}}},7]}},null,[[]]],
                    "references":[{{{place},"authors":["1",5,""],"year":"","doi":[]}}],
                    "quotations":[{{"content":[{{{place}}},8],"cue":{{}},"speaker":[{{{place}}}],"speakerRef":9,"citations":[1,"c1"],"confidence":{start}}}],
                    "speakers":[{{"name":"é","mentions":[{{{place}}}]}}],
                    "orphans":[{{"subject":"quotation","exact":"a","candidate":{{{place}}}}},{{"subject":"x"}},6],
                    "document":{{"text":"é🙂 [1]","paragraphs":[{{{place},"kind":"code"}},{{}}],"links":[{{{place}}},null]}}"#
                );
                for repair in [Repair::Skip, Repair::Fix] {
                    let back = open(&around(&parts), repair).unwrap();
                    assert!(back.opened <= back.total);
                    let text = &back.session.article.text;
                    assert!(back.session.marks.iter().all(|mark| text.get(mark.span.range()).is_some()));
                    again(&back);
                }
            }
        }
    }
}

#[test]
fn a_million_items_take_a_moment() {
    let sources = [
        ("citations", r#"{"id":"c1","start":4294967295,"end":1,"exact":"[","prefix":"xy","suffix":"zz"}"#),
        (
            "quotations",
            r#"{"id":"q900000000","content":[{"start":3,"end":6,"exact":"[1]"}],"citations":["q1"]}"#,
        ),
        ("speakers", r#"{"id":"s1","name":"a","rule":"b"}"#),
        ("references", r#"{"start":3,"end":6,"exact":"[1]","authors":["nobody"]}"#),
        ("orphans", "0"),
    ];
    let lists: Vec<String> = sources
        .iter()
        .map(|(list, item)| format!(r#""{list}":[{}]"#, vec![*item; 200_000].join(",")))
        .collect();
    let text = "é🙂 [1] ".repeat(20_000);
    let json = around(&format!(r#"{},"document":{{"text":"{text}"}}"#, lists.join(",")));
    let begun = std::time::Instant::now();
    let back = open(&json, Repair::Fix).unwrap();
    assert_eq!((back.total, back.opened, back.problems.len()), (1_000_000, 800_000, 500));
    // Seconds where all is linear, hours where anything is not.
    assert!(begun.elapsed().as_secs() < 120, "{:?}", begun.elapsed());
}
