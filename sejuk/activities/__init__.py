"""What happens in the field: activities, heard notes, photos, review."""
