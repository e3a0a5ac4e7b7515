"""Pure Python that knows neither Django nor the rooms above."""
