window.YTD.note_tweet.part0 = [
  {
    "noteTweet": {
      "noteTweetId": "5001",
      "createdAt": "2023-08-14T06:30:05.412Z",
      "updatedAt": "2023-08-14T06:30:05.412Z",
      "lifecycle": {
        "value": "Normal"
      },
      "core": {
        "text": "Ward diary, part one. We walked from bed to bed and wrote down what we heard, and then we sat in the corridor and wrote down what we had not understood. We walked from bed to bed and wrote down what we heard, and then we sat in the corridor and wrote down what we had not understood. We walked from bed to bed and wrote down what we heard, and then we sat in the corridor and wrote down what we had not understood. The end & thanks.",
        "urls": [],
        "mentions": [],
        "hashtags": [],
        "cashtags": [],
        "styletags": []
      }
    }
  },
  {
    "noteTweet": {
      "noteTweetId": "5002",
      "createdAt": "2023-09-01T10:00:00.000Z",
      "core": {
        "text": "A long text whose post is not here",
        "urls": [
          {
            "shortUrl": "https://t.co/x",
            "expandedUrl": "https://example.org/"
          }
        ]
      }
    }
  }
]
