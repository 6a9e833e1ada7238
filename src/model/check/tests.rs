//! Mistakes of a front matter, each with its code and place.
