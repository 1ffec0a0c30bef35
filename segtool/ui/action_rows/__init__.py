"""The actions of the window, a module a menu, as `commands/` has what they do."""
