//! The time, as documents write it.

use std::time::{SystemTime, UNIX_EPOCH};

/// The time to write into the documents: that of `SOURCE_DATE_EPOCH`, or else now.
pub(super) fn now() -> Result<String, String> {
    let seconds = match std::env::var_os("SOURCE_DATE_EPOCH") {
        Some(given) => given
            .to_str()
            .and_then(|digits| digits.parse().ok())
            .ok_or("SOURCE_DATE_EPOCH is not a number of seconds")?,
        None => SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs()),
    };
    Ok(timestamp(seconds))
}

/// RFC 3339 in UTC for a number of seconds since 1970.
fn timestamp(seconds: u64) -> String {
    let (days, second) = (seconds / 86_400, seconds % 86_400);
    // Years are counted from March, so that the leap day is a year's last; 719 468 days lie
    // between 1 March of the year 0 and 1970, and 146 097 days are 400 years.
    let (era, day) = ((days + 719_468) / 146_097, (days + 719_468) % 146_097);
    let year = (day - day / 1_460 + day / 36_524 - day / 146_096) / 365;
    let day = day - (365 * year + year / 4 - year / 100);
    let month = (5 * day + 2) / 153;
    let day = day - (153 * month + 2) / 5 + 1;
    let month = if month < 10 { month + 3 } else { month - 9 };
    let year = era * 400 + year + u64::from(month < 3);
    let (hour, minute, second) = (second / 3_600, second / 60 % 60, second % 60);
    format!("{year:04}-{month:02}-{day:02}T{hour:02}:{minute:02}:{second:02}Z")
}

#[cfg(test)]
mod tests {
    use super::timestamp;

    #[test]
    fn timestamps_follow_the_calendar() {
        let known = [
            (0, "1970-01-01T00:00:00Z"),
            (951_782_400, "2000-02-29T00:00:00Z"),
            (951_868_799, "2000-02-29T23:59:59Z"),
            (1_709_251_200, "2024-03-01T00:00:00Z"),
            (1_795_435_200, "2026-11-23T12:00:00Z"),
            (4_107_542_400, "2100-03-01T00:00:00Z"),
        ];
        for (seconds, written) in known {
            assert_eq!(timestamp(seconds), written);
        }
    }
}
