"""The gestures of the tools: what press, drag and release mean, and what is drawn meanwhile."""
