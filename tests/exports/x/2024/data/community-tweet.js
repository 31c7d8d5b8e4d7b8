window.YTD.community_tweet.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1009"
          ],
          "editsRemaining": "5",
          "isEditEligible": true
        }
      },
      "retweeted": false,
      "source": "<a href=\"https://mobile.twitter.com\">Web</a>",
      "entities": {
        "hashtags": [],
        "symbols": [],
        "user_mentions": [],
        "urls": []
      },
      "display_text_range": [
        "0",
        "19"
      ],
      "favorite_count": "3",
      "id_str": "1009",
      "truncated": false,
      "retweet_count": "0",
      "id": "1009",
      "created_at": "Thu Aug 17 06:30:05 +0000 2023",
      "favorited": false,
      "full_text": "Said in a community",
      "lang": "en"
    }
  }
]
