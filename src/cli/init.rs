//! `leidraad init`: a new site that builds, previews and passes `check` as it is.
