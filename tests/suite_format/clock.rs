//! Comparisons by the clock, on machines that do other things too.

/// How many times as long `it` takes as `usual`, both in seconds: the least of four comparisons, of which the later
/// ones are made only where the earlier exceed `most`. What is usual is the faster of two runs, so that a slow one
/// hides nothing.
pub(crate) fn times_as_long(most: f64, it: impl Fn() -> f64, usual: impl Fn() -> f64) -> f64 {
    let mut least = f64::INFINITY;
    for _ in 0..4 {
        least = least.min(it() / usual().min(usual()));
        if least <= most {
            break;
        }
    }
    least
}
