"""Properties are tried without a deadline: the time of one example says more about the machine than about the code."""

from hypothesis import settings

settings.register_profile("anchoring", deadline=None)
settings.load_profile("anchoring")
