window.YTD.deleted_tweets.part0 = [
  {
    "tweet": {
      "edit_info": {
        "initial": {
          "editTweetIds": [
            "1010"
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
        "15"
      ],
      "favorite_count": "3",
      "id_str": "1010",
      "truncated": false,
      "retweet_count": "0",
      "id": "1010",
      "created_at": "Thu Aug 17 07:30:05 +0000 2023",
      "favorited": false,
      "full_text": "Deleted already",
      "lang": "en"
    }
  }
]
