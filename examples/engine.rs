//! The engine without a page: `./dev bench` weighs it, to tell what of the download it is.

use std::hint::black_box;

use provenote::detect::analyse;
use provenote::text::ingest;

fn main() {
    black_box(analyse(&ingest::from_plain(&black_box(String::new()))));
}
