"""From facts about a paper to a record in the catalogue; pure."""
