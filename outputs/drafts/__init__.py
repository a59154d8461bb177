"""Word drafts: sent over weak links, guarded, read into sections, taken up section by section."""
