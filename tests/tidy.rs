//! What no compiler checks: the order of the layers, the size of files, documentation in place.

#![allow(clippy::unwrap_used, reason = "a test fails loudly")]

use std::fs;
use std::path::{Path, PathBuf};

/// The layers in order: each may use those before it.
const LAYERS: [&str; 8] = ["text", "detect", "annotation", "session", "export", "view", "platform", "app"];

/// Pairs that the order would allow and the design does not: only `app` uses the browser.
const APART: [(&str, &str); 1] = [("view", "export")];

/// The longest file that can be read in one sitting.
const LINES: usize = 400;

fn root() -> &'static Path {
    Path::new(env!("CARGO_MANIFEST_DIR"))
}

/// All files under `folder` whose name ends in one of `endings`.
fn files(folder: &str, endings: &[&str]) -> Vec<PathBuf> {
    let mut out = Vec::new();
    let mut open = vec![root().join(folder)];
    while let Some(folder) = open.pop() {
        for entry in fs::read_dir(folder).unwrap() {
            let path = entry.unwrap().path();
            if path.is_dir() && !path.ends_with("node_modules") {
                open.push(path);
            } else if path.extension().is_some_and(|e| endings.contains(&e.to_str().unwrap())) {
                out.push(path);
            }
        }
    }
    out.sort();
    out
}

fn layer(path: &Path) -> Option<usize> {
    let inside = path.strip_prefix(root().join("src")).ok()?;
    let first = Path::new(inside.components().next()?.as_os_str()).file_stem()?.to_str()?;
    LAYERS.iter().position(|layer| *layer == first)
}

#[test]
fn layers_use_only_those_before_them() {
    let mut wrong = Vec::new();
    for path in files("src", &["rs"]) {
        let Some(own) = layer(&path) else { continue };
        let source = fs::read_to_string(&path).unwrap();
        for (number, line) in source.lines().enumerate() {
            if line.contains("use crate::{") {
                wrong.push(format!("{}:{}: one `use` a layer, please", path.display(), number + 1));
            }
            for (other, name) in LAYERS.iter().enumerate() {
                let uses = line.contains(&format!("crate::{name}::")) && !line.trim_start().starts_with("//");
                if uses && (other > own || APART.contains(&(LAYERS[own], name))) {
                    wrong.push(format!("{}:{}: {} uses {name}", path.display(), number + 1, LAYERS[own]));
                }
            }
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}

#[test]
fn files_can_be_read_in_one_sitting() {
    let mut all = files("src", &["rs"]);
    all.extend(files("tests", &["rs", "mjs"]));
    all.extend(files("styles", &["css"]));
    let lines = |path: &PathBuf| fs::read_to_string(path).unwrap().lines().count();
    let long: Vec<_> = all.iter().filter(|path| lines(path) > LINES).collect();
    assert!(all.len() > 20, "found only {} files", all.len());
    assert!(long.is_empty(), "longer than {LINES} lines: {long:?}");
}

#[test]
fn no_raw_html_and_no_network_in_the_page() {
    let forbidden = [
        "set_inner_html",
        "set_outer_html",
        "insert_adjacent_html",
        "from_html_unchecked",
        "XmlHttpRequest",
        "WebSocket",
        "EventSource",
        "fetch_with",
        "send_beacon",
    ];
    let mut wrong = Vec::new();
    for path in files("src", &["rs", "js"]) {
        let source = fs::read_to_string(&path).unwrap();
        for word in forbidden {
            if source.contains(word) {
                wrong.push(format!("{}: {word}", path.display()));
            }
        }
    }
    let manifest = fs::read_to_string(root().join("Cargo.toml")).unwrap();
    for feature in ["\"Request\"", "\"Response\"", "\"WebSocket\"", "\"XmlHttpRequest\"", "gloo-net"] {
        if manifest.contains(feature) {
            wrong.push(format!("Cargo.toml: {feature}"));
        }
    }
    assert!(wrong.is_empty(), "{}", wrong.join("\n"));
}
