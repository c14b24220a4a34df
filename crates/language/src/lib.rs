//! Language tags for texts and documents.
