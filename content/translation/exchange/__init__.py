"""Texts out as PO or XLIFF for an agency, and what it wrote back in: shown first, then kept whole or not at all."""
