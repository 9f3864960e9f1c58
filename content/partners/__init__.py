"""Who shows our pages inside their own, in which colours, and how often: for partners and their editors."""
