//! What is shown: the text cut at mark edges.
