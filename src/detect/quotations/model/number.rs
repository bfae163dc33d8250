//! Exponential and logistic function in plain IEEE arithmetic: the same bits on every machine.

/// `e` to the power of `x`, to about seven digits; `x` is cut to -80..=80.
pub fn exp(x: f32) -> f32 {
    let power = x.clamp(-80.0, 80.0) * std::f32::consts::LOG2_E;
    // Adding 1.5 · 2²³ rounds to a whole number, which the last bits of the sum are.
    let sum = power + 12_582_912.0;
    let part = (power - (sum - 12_582_912.0)) * std::f32::consts::LN_2;
    let series = 1.0 / 120.0 + part * (1.0 / 720.0);
    let series = 1.0 / 6.0 + part * (1.0 / 24.0 + part * series);
    let series = 1.0 + part * (1.0 + part * (0.5 + part * series));
    series * f32::from_bits(sum.to_bits().wrapping_add(127) << 23)
}

/// `1 / (1 + e⁻ˣ)`.
pub fn logistic(x: f32) -> f32 {
    1.0 / (1.0 + exp(-x))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn exp_is_close_to_that_of_the_library() {
        for step in -800i16..=800 {
            let x = f32::from(step) / 10.0;
            assert!((exp(x) / x.exp() - 1.0).abs() < 1e-5, "{x}");
        }
        assert!(exp(f32::NAN).is_nan() || exp(f32::NAN) > 0.0);
    }
}
