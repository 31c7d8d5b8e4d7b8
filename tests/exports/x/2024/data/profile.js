window.YTD.profile.part0 = [
  {
    "profile": {
      "description": {
        "bio": "Medical student &amp; cyclist",
        "website": "https://example.org",
        "location": "Somewhere"
      },
      "avatarMediaUrl": "https://example.org/a.jpg"
    }
  }
]
