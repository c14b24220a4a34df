//! What one language calls a thing of the other.
