//! The browser: everything that touches a Web API that is not drawing.
//!
//! Used by `app` alone. No module here reaches the network.

pub mod clipboard;
pub mod clock;
pub mod dialog;
pub mod download;
pub mod event;
pub mod file;
pub mod library;
pub mod model;
pub mod page;
pub mod rich;
pub mod selection;
pub mod storage;
pub mod tabs;
pub mod timing;
pub mod trouble;

pub use trouble::Trouble;
