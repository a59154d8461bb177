"""Tests of editions of templates."""
