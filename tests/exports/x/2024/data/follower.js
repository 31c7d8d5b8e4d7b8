window.YTD.follower.part0 = [
  {
    "follower": {
      "accountId": "1",
      "userLink": "https://example.org/1"
    }
  }
]
