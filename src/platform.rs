//! The browser: clipboard, DOM parser, download, storage, clock.
