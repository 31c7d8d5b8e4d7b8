window.YTD.like.part0 = [
  {
    "like": {
      "tweetId": "1",
      "fullText": "Somebody else's words",
      "expandedUrl": "https://example.org"
    }
  }
]
