"""Publishing: pages to a site folder, whole or not at all."""
