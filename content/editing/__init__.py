"""The editors' side: who may do what, and the screens on which they keep the site true."""
